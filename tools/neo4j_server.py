"""A real Neo4j for tests or a trial: on loopback, a free port, a temporary folder, with password.

    python tools/neo4j_server.py                  # prints how to reach it; runs until interrupted
    python tools/neo4j_server.py -- make test     # runs a command with it, then stops it
    python tools/neo4j_server.py --version 2026.09.0
    python tools/neo4j_server.py --heap 1g --page-cache 2g -- python -m benchmarks.loading …

Where a Docker engine answers it is a container, else the `neo4j` on the path, else Neo4j Community
from its published Java artifacts, which Maven fetches once into the user's cache folder. It needs
Java 17 or 21 for versions 5, Java 21 or later for the others. Nothing of it stays behind.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn, Protocol

import neo4j
from neo4j.exceptions import Neo4jError, ServiceUnavailable
from platformdirs import user_cache_path

LONG_TERM = "5.26.31"
"""The version that the tests run on; the newest one is asked for with `--version`."""
NEWEST = "2026.09.0"

USER = "neo4j"
_POM = Path(__file__).with_suffix(".pom.xml")
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies"
_OPENED = (
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
)
_START_SECONDS = 180.0


class NoNeo4j(Exception):  # noqa: N818
    """This machine cannot run a Neo4j; the message says in one line what is missing."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the server may take; the least is what tests and small graphs need."""

    heap: str = "512m"
    page_cache: str = "128m"


LEAST = Memory()


@dataclass(slots=True)
class Server:
    """A running Neo4j; `kill` takes its life as a power cut would, `start` brings it back."""

    engine: Engine
    folder: Path
    port: int
    memory: Memory = LEAST
    password: str = field(default_factory=lambda: secrets.token_hex(12))
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address to give to `--store`."""
        return f"neo4j://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """The variables with which `cascade` and the tests find it."""
        return {
            "CASCADE_TEST_NEO4J": self.url,
            "CASCADE_NEO4J_USER": USER,
            "CASCADE_NEO4J_PASSWORD": self.password,
        }

    def admin(self, folder: Path) -> list[str]:
        """What runs its administration tool while it is stopped, where `folder` is to be seen."""
        return self.engine.admin(self, folder)

    @property
    def home(self) -> dict[str, str]:
        """The variables that command needs."""
        return self.engine.environment(self)

    def start(self) -> None:
        """Start it and wait until it answers. Raises `RuntimeError` with what its log says."""
        log = self.folder / "console.log"
        environment = os.environ | self.engine.environment(self)
        with log.open("wb") as output:
            self._process = subprocess.Popen(  # noqa: S603
                self.engine.command(self),
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # an interrupt of the terminal is for us, not for it
            )
        give_up = time.monotonic() + _START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > give_up:
                self.kill()
                raise RuntimeError(f"Neo4j did not start: {_complaint(log)}")
            time.sleep(0.2)

    def stop(self) -> None:
        """Let it write what it holds and end."""
        self.engine.end(self, signal.SIGTERM)
        self._wait()

    def kill(self) -> None:
        """End it without any warning."""
        self.engine.end(self, signal.SIGKILL)
        self._wait()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to its process and all that it has started."""
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, number)

    def _wait(self) -> None:
        if self._process is None:
            return
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self.signal(signal.SIGKILL)
            self._process.wait()

    def _answers(self) -> bool:
        with contextlib.suppress(ConnectionError, TimeoutError):
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            with neo4j.GraphDatabase.driver(self.url, auth=(USER, self.password)) as driver:
                try:
                    driver.verify_connectivity()
                except (ServiceUnavailable, Neo4jError):
                    return False
                return True
        return False


class Engine(Protocol):
    """A way to run the server."""

    def prepare(self, server: Server) -> None:
        """Write configuration and password before the first start."""
        ...

    def command(self, server: Server) -> list[str]:
        """What runs the server in the foreground."""
        ...

    def admin(self, server: Server, folder: Path) -> list[str]:
        """What runs the administration tool over the data of a stopped server."""
        ...

    def environment(self, server: Server) -> dict[str, str]:
        """Variables that the commands need."""
        ...

    def end(self, server: Server, number: signal.Signals) -> None:
        """Send the server a signal."""
        ...


@dataclass(frozen=True, slots=True)
class Docker:
    """A container of the official image."""

    version: str

    def prepare(self, server: Server) -> None:
        """Make the folder that outlives the container."""
        (server.folder / "data").mkdir()

    def command(self, server: Server) -> list[str]:
        """`docker run` with the port on loopback only."""
        settings = _settings(server, listen="0.0.0.0:7687", heap=True)
        variables = [f"NEO4J_AUTH={USER}/{server.password}"]
        variables += [f"NEO4J_{_variable(name)}={value}" for name, value in settings.items()]
        return [
            *("docker", "run", "--rm", "--name", self._name(server)),
            *("--publish", f"127.0.0.1:{server.port}:7687"),
            *("--user", f"{os.getuid()}:{os.getgid()}"),
            *("--volume", f"{server.folder / 'data'}:/data"),
            *(word for variable in variables for word in ("--env", variable)),
            f"neo4j:{self.version}",
        ]

    def admin(self, server: Server, folder: Path) -> list[str]:
        """`neo4j-admin` in a container of its own."""
        return [
            *("docker", "run", "--rm", "--user", f"{os.getuid()}:{os.getgid()}"),
            *("--volume", f"{server.folder / 'data'}:/data"),
            *("--volume", f"{folder}:{folder}", "--workdir", str(folder)),
            *(f"neo4j:{self.version}", "neo4j-admin"),
        ]

    def environment(self, server: Server) -> dict[str, str]:
        """Nothing: the container has its own."""
        return {}

    def end(self, server: Server, number: signal.Signals) -> None:
        """Let Docker send it."""
        _run("docker", "kill", "--signal", number.name, self._name(server))

    def _name(self, server: Server) -> str:
        return f"cascade-neo4j-{server.port}"


@dataclass(frozen=True, slots=True)
class Installed:
    """The `neo4j` of this machine, with folders of our own."""

    def prepare(self, server: Server) -> None:
        """Write the configuration and set the password."""
        _write_settings(server, heap=True)
        _must(["neo4j-admin", *_initial(server)], self.environment(server))

    def command(self, server: Server) -> list[str]:
        """`neo4j console`."""
        return ["neo4j", "console"]

    def admin(self, server: Server, folder: Path) -> list[str]:
        """`neo4j-admin`."""
        return ["neo4j-admin"]

    def environment(self, server: Server) -> dict[str, str]:
        """Where our configuration is."""
        return {"NEO4J_CONF": str(server.folder)}

    def end(self, server: Server, number: signal.Signals) -> None:
        """Send it to the script and the server below it."""
        server.signal(number)


@dataclass(frozen=True, slots=True)
class Jars:
    """Neo4j Community from its Java artifacts in `folder`."""

    java: str
    folder: Path
    version: str

    def prepare(self, server: Server) -> None:
        """Write the configuration and set the password."""
        _write_settings(server, heap=False)
        _must([*self.admin(server, server.folder), *_initial(server)], self.environment(server))

    def command(self, server: Server) -> list[str]:
        """`java` with the server's main class."""
        old = self.version.startswith("5.")
        main = "CommunityEntryPoint" if old else "Neo4jCommunity"
        where = (f"--home-dir={server.folder}", f"--config-dir={server.folder}")
        classes = ("-cp", f"{self.folder}/*", *_OPENED)
        heap = ("-Xms256m", f"-Xmx{server.memory.heap}")
        return [self.java, *heap, *classes, f"org.neo4j.server.{main}", *where]

    def admin(self, server: Server, folder: Path) -> list[str]:
        """`java` with the class of the tool."""
        classes = (*_OPENED, "-cp", f"{self.folder}/*", "org.neo4j.cli.AdminTool")
        return [self.java, "-Xmx1g", *classes]

    def environment(self, server: Server) -> dict[str, str]:
        """Where the tool looks."""
        return {"NEO4J_HOME": str(server.folder), "NEO4J_CONF": str(server.folder)}

    def end(self, server: Server, number: signal.Signals) -> None:
        """Send it to the Java process."""
        server.signal(number)


@contextmanager
def running(version: str = LONG_TERM, memory: Memory = LEAST) -> Iterator[Server]:
    """A server that runs inside the `with` block. Raises `NoNeo4j` where none can be had."""
    with prepared(version, memory=memory) as server:
        server.start()
        yield server


@contextmanager
def prepared(
    version: str = LONG_TERM, password: str | None = None, *, memory: Memory = LEAST
) -> Iterator[Server]:
    """A server that was never started, for an import; at the end of the block it is stopped.

    Without a `password` it gets one of its own. Raises `NoNeo4j` as `running` does.
    """
    engine = _engine(version)
    with tempfile.TemporaryDirectory(prefix="cascade-neo4j-", ignore_cleanup_errors=True) as name:
        server = Server(engine, Path(name), _free_port(), memory)
        server.password = password or server.password
        engine.prepare(server)
        try:
            yield server
        finally:
            server.stop()


def _engine(version: str) -> Engine:
    if shutil.which("docker") and _run("docker", "info", "--format", "{{.ServerVersion}}"):
        return Docker(version)
    if shutil.which("neo4j") and shutil.which("neo4j-admin") and version == LONG_TERM:
        return Installed()
    java = _java(*((17, 21) if version.startswith("5.") else (21, 99)))
    return Jars(java, _jars(version), version)


def _java(oldest: int, newest: int) -> str:
    """The lowest Java from `oldest` to `newest` on this machine."""
    homes = [Path(home) for home in (os.environ.get("JAVA_HOME"),) if home]
    homes += sorted(Path("/usr/lib/jvm").glob("*"))
    homes += sorted(Path("/Library/Java/JavaVirtualMachines").glob("*/Contents/Home"))
    on_path = shutil.which("java")
    candidates = [on_path] if on_path else []
    candidates += [str(home / "bin/java") for home in homes if (home / "bin/java").is_file()]
    suitable = [(v, java) for java in candidates if oldest <= (v := _java_version(java)) <= newest]
    if not suitable:
        needed = f"Java {oldest}" + (f" to {newest}" if newest < 99 else " or later")
        raise NoNeo4j(f"neither Docker nor a neo4j answers here, and there is no {needed}")
    return min(suitable, key=lambda pair: pair[0])[1]


def _java_version(java: str) -> int:
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603
    number = said.partition('"')[2].partition(".")[0].partition('"')[0]
    return int(number) if number.isdigit() else 0


def _jars(version: str) -> Path:
    """The folder with the artifacts of a version; Maven fills it the first time."""
    folder = user_cache_path("directive-cascade", appauthor=False) / "neo4j" / version
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise NoNeo4j("neither Docker nor a neo4j answers here, and there is no Maven (mvn)")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, ignore_cleanup_errors=True) as name:
        new = Path(name) / version
        options = ("-q", "-B", "-f", str(_POM), f"-Dneo4j.version={version}")
        wanted = ("-DincludeScope=runtime", f"-DoutputDirectory={new}")
        done = subprocess.run(  # noqa: S603
            [maven, *options, _COPY, *wanted], capture_output=True, text=True, check=False
        )
        if done.returncode:
            said = next((x for x in done.stdout.splitlines() if "ERROR" in x), "no reason given")
            raise NoNeo4j(f"Maven could not fetch Neo4j {version}: {said[:300]}")
        with contextlib.suppress(FileExistsError, OSError):  # another process was faster
            new.rename(folder)
    return folder


def _settings(server: Server, *, listen: str, heap: bool) -> dict[str, str]:
    settings = {
        "server.bolt.listen_address": listen,
        "server.bolt.advertised_address": f"127.0.0.1:{server.port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": server.memory.page_cache,
        "dbms.security.auth_enabled": "true",
        "dbms.usage_report.enabled": "false",
        "db.tx_log.preallocate": "false",  # a quarter of a gigabyte for each database otherwise
    }
    heap_size = server.memory.heap
    sizes = {f"server.memory.heap.{name}_size": heap_size for name in ("initial", "max")}
    return settings | sizes if heap else settings


def _write_settings(server: Server, *, heap: bool) -> None:
    settings = _settings(server, listen=f"127.0.0.1:{server.port}", heap=heap)
    for name in ("data", "logs", "run", "plugins", "import"):
        (server.folder / name).mkdir()
        settings[f"server.directories.{name}"] = str(server.folder / name)
    lines = "".join(f"{name}={value}\n" for name, value in settings.items())
    (server.folder / "neo4j.conf").write_text(lines, encoding="utf-8")


def _variable(setting: str) -> str:
    """How the container spells a setting: its own underscores doubled, dots as underscores."""
    return setting.replace("_", "__").replace(".", "_")


def _initial(server: Server) -> tuple[str, ...]:
    return "dbms", "set-initial-password", server.password


def _must(command: Sequence[str], environment: Mapping[str, str]) -> None:
    done = subprocess.run(  # noqa: S603
        command, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
        raise RuntimeError(f"Neo4j's password could not be set: {said[-1]}")


def _run(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=20).returncode == 0  # noqa: S603
    except subprocess.TimeoutExpired:
        return False


def _complaint(log: Path) -> str:
    lines = [x.strip() for x in log.read_text(encoding="utf-8", errors="replace").splitlines()]
    errors = [line for line in lines if "ERROR" in line or "Caused by" in line]
    return (errors or lines or ["it said nothing"])[-1][:300]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def main() -> int:
    """Run a server until interrupted, or as long as the given command runs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--version", default=LONG_TERM, help=f"default {LONG_TERM}, or {NEWEST}")
    parser.add_argument("--heap", default=LEAST.heap, help="its heap; default 512m")
    parser.add_argument("--page-cache", default=LEAST.page_cache, help="default 128m")
    parser.add_argument("command", nargs="*", metavar="-- COMMAND", help="what to run with it")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _leave)
    try:
        with running(options.version, Memory(options.heap, options.page_cache)) as server:
            if options.command:
                environment = os.environ | server.environment
                return subprocess.run(options.command, env=environment, check=False).returncode  # noqa: S603
            print("\n".join(f"export {n}={v}" for n, v in server.environment.items()), flush=True)
            signal.pause()
    except KeyboardInterrupt:
        return 0
    except (NoNeo4j, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _leave(*_: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
