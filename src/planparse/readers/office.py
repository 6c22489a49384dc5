"""Old office files (.doc, .rtf, .xls, .ods …) through an installed LibreOffice, which saves them as today's formats.

It runs alone in a profile of its own that is thrown away: no macro runs, no link is followed, no network is reached.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from planparse.errors import Damaged, MissingProgram, TookTooLong

SECONDS = 50  # a plan takes two or three
PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = (  # where installers leave it without telling the path
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_SETTINGS = (  # (path, property, value): macros off, links never followed, every request to a closed port
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def converted(data: bytes, suffix: str, target: str, seconds: float = SECONDS) -> bytes:
    """The bytes of an office file of kind `suffix` ("doc") as LibreOffice saves it in the format `target` ("docx").

    Raises MissingProgram where LibreOffice is not installed, TookTooLong where it takes longer than `seconds`,
    Damaged where it makes nothing of the file.
    """
    program = find_program()
    if program is None:
        raise MissingProgram(
            f"is an old .{suffix} file, which needs LibreOffice: install it (libreoffice.org, or the package "
            f'"libreoffice"), or save the file as {target.upper()} or PDF'
        )
    with tempfile.TemporaryDirectory(prefix="planparse-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"plan.{suffix}")
        source.write_bytes(data)
        write_profile(Path(folder, "profile"))
        run(command(program, folder, source, target), folder, seconds)
        made = Path(folder, "out", f"plan.{target}")
        if not made.is_file() or not made.stat().st_size:
            raise Damaged(
                f"could not be read by LibreOffice as .{suffix}: it is damaged or locked by a password; "
                f"open it and save it as {target.upper()}"
            )
        return made.read_bytes()


def find_program() -> str | None:
    """The path of LibreOffice, null where it is not installed."""
    on_path = (shutil.which(name) for name in PROGRAMS)
    return next(filter(None, on_path), None) or next((path for path in _ELSEWHERE if os.path.isfile(path)), None)


def command(program: str, folder: str, source: Path, target: str) -> list[str]:
    """The command line of one conversion."""
    return [
        program,
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard", "--nologo"),
        f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
        *("--convert-to", _FILTERS[target], "--outdir", str(Path(folder, "out")), str(source)),
    ]


def write_profile(folder: Path) -> None:
    """A LibreOffice profile with the settings above."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )


def run(arguments: list[str], folder: str, seconds: float) -> None:
    """Run LibreOffice to its end; whatever happens, none of the processes that it started stays."""
    environment = {**os.environ, "HOME": folder, "TMPDIR": folder, "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment,
        process_group=0,  # of its own, in the session of a worker, which is ended as a whole
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise TookTooLong(f"took LibreOffice more than {seconds:g} seconds; pass the plan alone") from None
    finally:
        end_group(process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started, and wait for it."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(OSError):
        process.kill()
    process.wait()
