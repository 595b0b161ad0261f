"""The workflows: what they may do, what they pin, what they run, and that nothing a stranger typed can slip in."""

import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in WORKFLOWS}
READ = {name: yaml.safe_load(text) for name, text in TEXTS.items()}
# YAML 1.1 reads the word `on` as true.
EVENTS = {name: workflow[True] for name, workflow in READ.items()}

MAY = {
    ("check", "run"): {"contents": "read"},
    ("check", "check"): {"contents": "read"},
    ("publish", "build"): {"contents": "read"},
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
    ("form", "read"): {"contents": "read"},
    ("form", "propose"): {"actions": "write", "contents": "write", "pull-requests": "write"},
    ("form", "answer"): {"issues": "write"},
}
"""What each job may do, and no more."""
SAFE = re.compile(
    r"\$\{\{ (?:github\.(?:event\.issue\.(?:number|author_association)|event\.label\.name \|\| '\w+'|ref|token|run_id|server_url"
    r"|repository)|inputs\.commit \|\| github\.sha|matrix\.python|vars\.FIRST_PUBLICATION|steps\.\w+\.(?:outputs\.\w+|outcome)|needs\.\w+\.(?:result|outputs\.\w+)|runner\.temp) \}\}"
)
"""The expressions that stand in a workflow: numbers, and words of GitHub's or of our own. None is what a stranger typed: the commit
to publish is, by somebody who may write to the repository, and stands only where a commit is checked out."""


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, workflow in READ.items():
        for job_name, job in workflow["jobs"].items():
            if job.get("uses") != "./.github/workflows/check.yml":
                yield name, job_name, job


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, job_name, job in jobs():
        for step in job["steps"]:
            yield f"{name}/{job_name}", step


def test_there_are_the_three_workflows() -> None:
    assert set(READ) == {"check", "form", "publish"}


def test_each_job_may_do_what_it_needs_and_no_more() -> None:
    assert {
        (name, job_name): job.get("permissions", READ[name]["permissions"]) for name, job_name, job in jobs()
    } == MAY
    assert all(workflow["permissions"] in ({}, {"contents": "read"}) for workflow in READ.values())


def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it() -> None:
    lines = [line.strip().removeprefix("- ") for text in TEXTS.values() for line in text.splitlines()]
    used = [line for line in lines if line.startswith("uses:") and "./.github/" not in line]
    assert len(used) == sum("uses" in step for _, step in steps()) > 5
    pins: dict[str, set[str]] = {}
    for line in used:
        found = re.fullmatch(r"uses: (actions/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)", line)
        assert found, line
        pins.setdefault(found[1], set()).add(f"{found[2]} {found[3]}")
    assert {action: len(versions) for action, versions in pins.items()} == dict.fromkeys(pins, 1)


def test_no_workflow_runs_with_the_rights_of_the_base_for_a_proposal_from_outside() -> None:
    for name, events in EVENTS.items():
        assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(events), name
    assert "secrets." not in "".join(TEXTS.values())


def test_what_somebody_typed_stands_in_no_command_and_no_expression() -> None:
    for where, step in steps():
        assert "${{" not in step.get("run", ""), where
    for name, text in TEXTS.items():
        expressions = re.findall(r"\$\{\{.*?\}\}", text)
        assert [one for one in expressions if not SAFE.fullmatch(one)] == [], name


def test_the_commit_to_publish_instead_is_only_checked_out() -> None:
    assert [
        (name, line.strip()) for name, text in TEXTS.items() for line in text.splitlines() if "inputs." in line
    ] == [
        (
            "publish",
            "if: github.event_name != 'schedule' && !inputs.commit # an earlier commit was checked when it was published",
        ),
        ("publish", "ref: ${{ inputs.commit || github.sha }}"),
    ]


def test_every_job_ends_in_time_and_on_a_system_that_is_named() -> None:
    for name, job_name, job in jobs():
        assert 0 < job["timeout-minutes"] <= 60, (name, job_name)
        assert job["runs-on"] == "ubuntu-24.04"
    assert all("concurrency" in workflow for workflow in READ.values())


def test_the_oldest_and_the_newest_python_that_we_allow_are_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = READ["check"]["jobs"]["run"]["strategy"]["matrix"]["python"]
    assert versions == ["3.11", "3.12", "3.13"]
    assert project["requires-python"] == f">={versions[0]}"


def test_what_is_published_was_checked() -> None:
    publish = READ["publish"]["jobs"]
    assert publish["build"]["needs"] == "check"
    assert publish["build"]["if"] == "!cancelled() && !failure()"
    assert publish["deploy"]["needs"] == "build"


def test_no_checkout_leaves_its_token_behind() -> None:
    found = [step for _, step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert len(found) == 4
    assert all(step["with"]["persist-credentials"] is False for step in found)


def test_what_is_run_is_there() -> None:
    targets = set(re.findall(r"^\.PHONY: ([a-z]+)$", (ROOT / "Makefile").read_text(), re.MULTILINE))
    run = "\n".join(step["run"] for _, step in steps() if "run" in step)
    made = set(re.findall(r"^\s*make ([a-z]+)", run, re.MULTILINE))
    assert made == {"check", "form", "site"}
    assert made <= targets
    assert not re.search(r"python\S* -m", run), "a target of make is the one way in"
    for file in re.findall(r"\bbash (\S+)", run):
        assert (ROOT / file).is_file()
    for workflow in re.findall(r"gh workflow run (\S+)", run):
        assert "workflow_dispatch" in EVENTS[Path(workflow).stem]


@pytest.mark.parametrize(("where", "step"), [(where, step) for where, step in steps() if "run" in step])
def test_every_command_is_one_that_the_shell_understands(where: str, step: dict[str, Any]) -> None:
    ended = subprocess.run(["bash", "-n"], input=step["run"], capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, ""), where


def test_a_form_is_proposed_only_where_a_maintainer_stands_behind_it() -> None:
    condition = " ".join(READ["form"]["jobs"]["propose"]["if"].split())
    assert condition == (
        "needs.read.outputs.changes && (github.event.action == 'labeled' || "
        'contains(fromJSON(\'["OWNER", "MEMBER", "COLLABORATOR"]\'), github.event.issue.author_association))'
    )
    # Only who may sort issues can put a label on one; and no other label sets anything off.
    reads = " ".join(READ["form"]["jobs"]["read"]["if"].split())
    assert "(github.event.action != 'labeled' || github.event.label.name == 'accepted')" in reads


# What the site has published, which a change is held to ----------------------------------------------------------------


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone whose main branch gives one address, and whose change gives another; curl is a stand-in."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    (origin / "resolutions").mkdir(parents=True)
    (origin / ".ci").mkdir()
    (origin / ".ci/published").write_bytes((ROOT / ".ci/published").read_bytes())
    (origin / "resolutions/union.yaml").write_text("address: https://true.test/\n")
    git(origin, "init", "--quiet", "--initial-branch=main")
    git(origin, "add", ".")
    git(origin, "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "--quiet", "-m", "All")
    git(tmp_path, "clone", "--quiet", str(origin), str(clone))
    (clone / "resolutions/union.yaml").write_text("address: https://false.test/\n")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/curl").write_text(
        '#!/usr/bin/env bash\nwhile (($#)); do case $1 in --output) out=$2;; --url) echo "$2" >> "$ASKED";; esac; shift; done\n'
        'echo "{}" > "$out"; printf %s "$STATUS"; exit "$ENDED"\n'
    )
    (tmp_path / "bin/curl").chmod(0o755)
    return clone


def fetched(clone: Path, status: str = "200", ended: str = "0", **names: str) -> tuple[int, str]:
    """The exit status of `.ci/published`, and what it says."""
    environment = {
        "PATH": f"{clone.parent / 'bin'}:{os.environ['PATH']}", "ASKED": str(clone.parent / "asked"),
        "CI": "", "STATUS": status, "ENDED": ended, **names,
    }  # fmt: skip
    done = subprocess.run(
        ["bash", ".ci/published", "build/p.json"], cwd=clone, env=environment, capture_output=True, text=True
    )
    return done.returncode, (done.stdout + done.stderr).strip()


def test_a_change_is_held_to_the_site_that_the_branch_it_goes_into_names(clone: Path) -> None:
    assert fetched(clone) == (0, "Fetched what is published at https://true.test/data/motions.json.")
    assert (clone.parent / "asked").read_text() == "https://true.test/data/motions.json\n"
    assert (clone / "build/p.json").read_text() == "{}\n"


def test_without_the_branch_that_it_goes_into_a_change_does_not_pass(clone: Path) -> None:
    code, words = fetched(clone, CI="true", GITHUB_BASE_REF="other")
    assert code == 1
    assert words.startswith("origin/other is not in this clone")


# What the job that may write takes of the patch that it is handed -----------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a record, and beside it a workflow."""
    folder = tmp_path / "repository"
    for name in ("resolutions/2018/1.yaml", ".github/workflows/check.yml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("before\n")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "--quiet", "-m", "All")
    return folder


def git(folder: Path, *typed: str) -> str:
    return subprocess.run(["git", *typed], cwd=folder, check=True, capture_output=True, text=True).stdout


def taken(repository: Path, tmp_path: Path) -> tuple[int, str]:
    """Apply what is staged in a repository as the workflow does; its status, and what is staged then."""
    (tmp_path / "form").mkdir()
    git(repository, "add", "--all")
    (tmp_path / "form/change.patch").write_text(git(repository, "diff", "--cached", "--binary", "--no-renames"))
    git(repository, "reset", "--quiet", "--hard")
    branch = next(step["run"] for _, step in steps() if step.get("id") == "branch")
    lines = branch[branch.index("# The patch comes") : branch.index("git commit")]
    ended = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", lines], cwd=repository, capture_output=True, text=True,
        env={"RUNNER_TEMP": str(tmp_path), "PATH": "/usr/local/bin:/usr/bin:/bin"},
    )  # fmt: skip
    return ended.returncode, git(repository, "diff", "--cached", "--name-status")


def test_of_a_patch_only_records_are_taken(repository: Path, tmp_path: Path) -> None:
    (repository / "resolutions/2018/1.yaml").unlink()
    (repository / "resolutions/2018/2.yaml").write_text("after\n")
    (repository / ".github/workflows/check.yml").write_text("after\n")
    (repository / "resolutions/run.sh").write_text("after\n")
    assert taken(repository, tmp_path) == (0, "D\tresolutions/2018/1.yaml\nA\tresolutions/2018/2.yaml\n")


def test_a_patch_with_a_link_in_a_files_place_is_refused(repository: Path, tmp_path: Path) -> None:
    (repository / "resolutions/2018/2.yaml").symlink_to("/etc/hostname")
    assert taken(repository, tmp_path)[0] == 1


def test_a_patch_with_a_program_in_a_files_place_is_refused(repository: Path, tmp_path: Path) -> None:
    (repository / "resolutions/2018/1.yaml").chmod(0o755)
    assert taken(repository, tmp_path)[0] == 1


# The job that proposes, on a repository of its own, with a stand-in for GitHub's command ------------------------------

GH = """#!/bin/sh
echo "$@" | sed "s#$RUNNER_TEMP#TEMP#g" >> "$ASKED"
case "$1 $2" in
"pr list") cat "$ASKED.open" 2> /dev/null || true ;;
"pr create") echo https://code.example/pull/1 | tee "$ASKED.open" ;;
esac
"""


class Host:
    """A repository, what its workflow is run with, and what it asked of GitHub."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.origin = folder, folder / "origin"
        self.asked, self.temp = folder / "asked", folder / "temp"
        for path in (folder / "bin", self.origin / "resolutions/2018", self.temp / "form"):
            path.mkdir(parents=True)
        (folder / "bin/gh").write_text(GH)
        (folder / "bin/gh").chmod(0o755)
        (self.origin / "resolutions/2018/1.yaml").write_text("before\n")
        git(self.origin, "init", "--quiet", "--initial-branch", "main")
        self.commit(self.origin, "All")

    def commit(self, where: Path, message: str) -> None:
        git(where, "add", "--all")
        git(where, "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "--quiet", "-m", message)

    def form(self, text: str) -> dict[str, str]:
        """What the job does with a form that makes a record say this; its steps' outputs."""
        work = self.folder / "work"
        subprocess.run(["rm", "-rf", str(work)], check=True)
        git(self.folder, "clone", "--quiet", str(self.origin), str(work))
        (work / "resolutions/2018/1.yaml").write_text(text)
        git(work, "add", "--all")
        (self.temp / "form/change.patch").write_text(git(work, "diff", "--cached", "--binary", "--no-renames"))
        (self.temp / "form/answer.md").write_text("## An answer\n")
        git(work, "reset", "--quiet", "--hard")
        outputs: dict[str, str] = {}
        for step in READ["form"]["jobs"]["propose"]["steps"]:
            if "run" not in step or ("held" in str(step.get("if")) and "held" in outputs):
                continue
            path = self.temp / "outputs"
            path.write_text("")
            ended = subprocess.run(
                ["bash", "-e", "-c", step["run"]], cwd=work, capture_output=True, text=True,
                env={
                    "PATH": f"{self.folder}/bin:/usr/local/bin:/usr/bin:/bin", "HOME": str(self.folder), "NUMBER": "12",
                    "BRANCH": "form/issue-12", "RUNNER_TEMP": str(self.temp), "GITHUB_OUTPUT": str(path),
                    "ASKED": str(self.asked), "HELD": outputs.get("held", ""),
                },
            )  # fmt: skip
            assert ended.returncode == 0, ended.stderr
            outputs |= dict(line.split("=", 1) for line in path.read_text().splitlines())
        return outputs

    def branch(self) -> str:
        """What the record says on the branch."""
        return git(self.origin, "show", "form/issue-12:resolutions/2018/1.yaml")

    def told(self) -> list[str]:
        """What was asked of GitHub since the last time."""
        lines = self.asked.read_text().splitlines()
        self.asked.write_text("")
        return [line for line in lines if line != "auth setup-git"]


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path)


LIST = "pr list --head form/issue-12 --state open --json url --jq .[].url"


def test_a_form_becomes_a_branch_a_pull_request_and_a_check(host: Host) -> None:
    assert host.form("first\n") == {"address": "https://code.example/pull/1"}
    assert host.branch() == "first\n"
    assert git(host.origin, "log", "--format=%s", "main..form/issue-12") == "Records from the form of issue 12\n"
    assert (host.temp / "body.md").read_text() == "Closes #12.\n\n## An answer\n"
    title = "Records from the form of issue 12"
    assert host.told() == [
        LIST,
        f"pr create --head form/issue-12 --title {title} --body-file TEMP/body.md",
        "workflow run check.yml --ref form/issue-12",
    ]


def test_a_form_that_was_edited_takes_its_own_place(host: Host) -> None:
    host.form("first\n")
    host.told()
    assert host.form("second\n") == {"address": "https://code.example/pull/1"}
    assert host.branch() == "second\n"
    assert git(host.origin, "rev-list", "--count", "main..form/issue-12") == "1\n"
    assert host.told() == [
        LIST,
        "pr edit https://code.example/pull/1 --body-file TEMP/body.md",
        "workflow run check.yml --ref form/issue-12",
    ]


def test_what_a_person_has_done_on_the_branch_is_not_written_over(host: Host) -> None:
    host.form("first\n")
    git(host.origin, "switch", "--quiet", "form/issue-12")
    (host.origin / "resolutions/2018/1.yaml").write_text("by hand\n")
    host.commit(host.origin, "Filled in")
    git(host.origin, "switch", "--quiet", "main")
    host.told()
    assert host.form("second\n") == {"held": "true", "address": "https://code.example/pull/1"}
    assert host.branch() == "by hand\n"
    assert host.told() == [LIST]


def test_the_sender_is_answered_in_one_comment(tmp_path: Path) -> None:
    host = Host(tmp_path)
    (host.temp / "form/answer.md").write_text("## An answer\n")
    (step,) = [step for step in READ["form"]["jobs"]["answer"]["steps"] if "run" in step]

    def answered(**given: str) -> str:
        names = dict.fromkeys(("CHANGES", "PREVIEW", "PROPOSED", "ADDRESS", "HELD"), "")
        (host.temp / "answer.md").unlink(missing_ok=True)
        subprocess.run(
            ["bash", "-e", "-c", step["run"]], check=True,
            env={
                "PATH": f"{tmp_path}/bin:/usr/bin:/bin", "RUNNER_TEMP": str(host.temp), "ASKED": str(host.asked),
                "NUMBER": "12", "RUN": "RUN", "READ": "success", **names, **given,
            },
        )  # fmt: skip
        return (host.temp / "answer.md").read_text().replace("## An answer\n\n", "")

    assert answered() == "## An answer\n"
    assert answered(CHANGES="true").startswith("A maintainer looks at it, and puts the label `accepted` on it")
    assert answered(CHANGES="true", PREVIEW="success").startswith("**See it on the site**: download *preview*")
    assert answered(CHANGES="true", ADDRESS="PR").startswith("**[The proposal](PR)**")
    assert answered(CHANGES="true", ADDRESS="PR", HELD="true").startswith(
        "Somebody works on [the proposal](PR) by hand"
    )
    assert answered(CHANGES="true", PROPOSED="failure").startswith("It could not be proposed, which is not your fault.")
    assert answered(READ="failure").strip().startswith("Thank you. This could not be read as one of the forms.")
    assert set(host.told()) == {"issue comment 12 --edit-last --create-if-none --body-file TEMP/answer.md"}
