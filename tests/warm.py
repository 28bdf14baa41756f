"""Commands as real processes that start warm: forked from one that has imported libyatl.

`folder()` holds a command `libyatl` to put first in PATH. It hands its own streams to a server
of this test process, which forks; the child runs the command line as the console script does,
and its exit status comes back. Where the interpreter's own start matters (a stream is closed, a
variable is Python's own) the command runs the real one instead. What is about the start itself
(imports, signals, streams) is tested with whole processes.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

_REAL = Path(sys.executable).parent / "libyatl"
_COMMAND = f"""\
#!{sys.executable} -ISE
import os, sys
try:
    streams = [os.fstat(number) for number in range(3)]
except OSError:
    streams = []
if not streams or any(name.startswith("PYTHON") for name in os.environ):
    os.execv({str(_REAL)!r}, ["libyatl", *sys.argv[1:]])
import _socket, array, json
server = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
server.connect({{address!r}})
said = json.dumps([os.getcwd(), dict(os.environ), sys.argv[1:]]).encode()
rights = [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, array.array("i", [0, 1, 2]))]
server.sendmsg([b"%12d" % len(said)], rights)
server.sendall(said)
for number in range(3):
    os.close(number)
os._exit(int(server.recv(16)))
"""


@functools.cache
def folder() -> Path:
    """Return the folder of the command; the server starts with the first call."""
    made = Path(tempfile.mkdtemp(prefix="libyatl-warm-"))
    address = str(made / "socket")
    server = subprocess.Popen([sys.executable, __file__, address], stdout=subprocess.PIPE)
    assert server.stdout is not None
    assert server.stdout.readline() == b"ready\n"
    command = made / "libyatl"
    command.write_text(_COMMAND.format(address=address))
    command.chmod(0o755)
    atexit.register(_end, server, made)
    return made


def _end(server: subprocess.Popen[bytes], made: Path) -> None:
    server.terminate()
    server.wait()
    shutil.rmtree(made, ignore_errors=True)


def _import_all() -> None:
    import importlib
    import pkgutil

    import libyatl

    for module in pkgutil.walk_packages(libyatl.__path__, "libyatl."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _serve(address: str) -> None:
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(address)
    listening.listen(64)
    print("ready", flush=True)
    while True:
        asking, _ = listening.accept()
        _reap()
        if not os.fork():
            listening.close()
            _answer(asking)
            return
        asking.close()


def _reap() -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def _answer(asking: socket.socket) -> None:
    """Run the command in a child of this process, and say how it ended."""
    length, streams, _, _ = socket.recv_fds(asking, 12, 3)
    said = b""
    while len(said) < int(length):
        said += asking.recv(1 << 16)
    child = os.fork()
    if not child:
        asking.close()
        _become(streams, *json.loads(said))
        return
    for number in (0, 1, 2, *streams):
        os.close(number)
    asking.sendall(b"%d" % (os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) % 256))
    os._exit(0)


def _become(
    streams: list[int], folder: str, environment: dict[str, str], arguments: list[str]
) -> None:
    from libyatl.__main__ import main

    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["libyatl", *arguments]
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    main()


if __name__ == "__main__":
    _import_all()
    _serve(sys.argv[1])
