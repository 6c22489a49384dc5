"""The one way in which documents are run: taken in order, read by contained workers, written, then journalled."""

from __future__ import annotations

import os
import time
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from planparse.batch.containment import Done, Loss, Workers
from planparse.batch.interrupts import Interrupts
from planparse.batch.journal import Journal
from planparse.batch.keys import key_of, run_digest, sha256_of
from planparse.batch.outcomes import Events, Finished, Outcome, Result
from planparse.batch.sources import Document
from planparse.batch.waiting import Unsettled
from planparse.batch.warming import warm
from planparse.batch.worker import Setting, Task
from planparse.batch.writing import renamed
from planparse.errors import MissingProgram, OutputError

TRIES = 3  # a document whose process is lost for no stated reason is not at fault until it was so this often
_PAUSE = 0.05  # seconds
_WRITERS = 4  # threads: to write a file is to wait for the disk, twice
_UNWRITTEN = 32  # JSONs that may wait for them before no other document is begun


@dataclass(frozen=True, slots=True)
class Manner:
    """How a run goes about it; nothing of this changes what comes of a document."""

    jobs: int = 1
    renew: int = 500  # documents after which a worker is replaced
    settle: float = 0.0  # seconds for which a file must not have changed before it is read
    fresh: bool = False  # whether all is done anew, whatever the journal says
    retry: frozenset[Outcome] = frozenset()  # failures that are tried anew
    reading: bool = True  # false: only what is known already is gathered, as if interrupted before the next document


class Store(Protocol):
    """Where JSON goes; see writing.Folder."""

    def put(self, target: str, text: str) -> str | None: ...
    def text(self, output: str) -> str: ...
    def holds(self, output: str, size: int) -> bool: ...
    def drop(self, output: str) -> None: ...


@dataclass(slots=True)
class Job:
    """A document on its way, with the key of its result and its twins that wait for it."""

    document: Document
    content: str
    size: int
    key: str
    tries: int = 0
    twins: list[Job] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a document, kept until its JSON stands; the journal has no row of its place meanwhile."""

    job: Job
    result: Result
    output: Future[str | None]
    size: int | None = None  # of its JSON, in bytes
    seconds: float = 0.0
    trace: str = ""


class Run:
    """One run over documents; `results` has those that are done."""

    def __init__(
        self,
        documents: Sequence[Document],
        setting: Setting,
        manner: Manner,
        store: Store,
        scratch: Path,
        journal: Journal | None = None,
        events: Events | None = None,
        known: Mapping[str, str] | None = None,
    ) -> None:
        """`scratch` is an empty folder for what workers hand over and leave; `known` has content hashes by target."""
        self._documents = documents
        self._setting, self._manner, self._store, self._scratch = setting, manner, store, scratch
        self._journal = journal
        self._known = known or {}
        self._events = events or Events()
        self._digest = run_digest(setting)
        self._queue = deque(documents)
        self._again: deque[Job] = deque()
        self._ready: Job | None = None  # the next to be read
        self._unsettled = Unsettled(manner.settle)
        self._running: dict[str, Job] = {}
        self._writing: deque[Written] = deque()
        self._by_key: dict[str, Job] = {}
        self._parsed: dict[str, Result] = {}
        self._results: dict[str, Result] = {}
        self.seconds: dict[str, float] = {}  # that each document took, by name; of the run that read it
        self._changed: Counter[str] = Counter()
        self._serial = 0

    def go(self) -> bool:
        """Do all documents; whether it was interrupted. Raises OutputError where nothing more can be written."""
        self._events.planned(len(self._documents))
        interrupted = self._work_off()
        self._events.ended(interrupted)
        return interrupted

    def _work_off(self) -> bool:
        count = max(1, min(self._manner.jobs, len(self._documents)))
        with (
            Interrupts(patient=self._journal is not None) as stop,
            Workers(count, self._setting, self._manner.renew, self._scratch) as workers,
            ThreadPoolExecutor(_WRITERS) as self._writers,
        ):
            told = False
            while True:
                self._fill(workers, stop)
                busy = self._running or self._writing
                if not busy and (stop.asked or not self._left()):
                    break
                if not busy:
                    time.sleep(_PAUSE)  # what is left is still being written by others
                if stop.asked and not told:
                    told = True
                    self._events.stopping(len(self._running))
                self._events.reading(workers.running)
                for done in workers.finished([self._writing[0].output] if self._writing else []):
                    self._fill(workers, stop)  # before anything else, so that no worker waits
                    self._collect(done)
                while self._writing and self._writing[0].output.done():
                    self._commit(self._writing.popleft())
            return stop.asked or not self._manner.reading

    @property
    def results(self) -> list[Result]:
        """What became of the documents so far, in their order; of equal ones the later name the first."""
        firsts: dict[tuple[str, str], str] = {}
        found: list[Result] = []
        for document in self._documents:
            result = self._results.get(document.target)
            if result is None:
                continue
            same = None
            if result.sha256:
                first = firsts.setdefault((result.sha256, document.path.suffix.lower()), document.name)
                same = first if first != document.name else None
            found.append(replace(result, same_as=same))
        return found

    def _left(self) -> bool:
        return bool(self._ready or self._queue or self._again or self._unsettled)

    def _fill(self, workers: Workers, stop: Interrupts) -> None:
        while workers.free and not stop.asked and (job := self._ready or self._next(stop)):
            self._ready = None
            if not self._serial:
                warm(self._documents, self._setting, self._scratch)
            task = self._task(job)
            self._running[task.json.name] = job
            workers.submit(task)
            self._events.begun(job.document.name)
        self._ready = self._ready or self._next(stop)  # so that the next worker that is free needn't wait for that

    def _task(self, job: Job) -> Task:
        job.tries += 1
        self._serial += 1
        json = self._scratch / f"{self._serial}.json"
        return Task(job.document.name, job.document.path, json, json.with_suffix(".sign"))

    def _next(self, stop: Interrupts) -> Job | None:
        """The next document that must be read; those whose result is known or at hand are finished on the way."""
        while not stop.asked and len(self._writing) < _UNWRITTEN:
            if self._again:
                return self._again.popleft()
            document = self._unsettled.ready() or (self._queue.popleft() if self._queue else None)
            if document is None:
                return None
            if not (self._manner.reading or self._known_of(document)):
                continue
            job = self._examined(document)
            if job and not self._at_hand(job) and self._manner.reading:
                self._by_key[job.key] = job
                return job
        return None

    def _known_of(self, document: Document) -> bool:
        return bool(document.refused or (self._journal and self._journal.found(document.target)))

    def _examined(self, document: Document) -> Job | None:
        """The document with its content's hash; null where it needs no reading, or has to wait."""
        limit = self._setting.limits.file_bytes
        content = ""
        size = 0
        try:
            if not document.refused:
                now = document.path.stat()
                size = now.st_size
                if self._unsettled.holds(document, now):
                    self._put_off(document)
                    return None
                if size <= limit:
                    content = self._known.get(document.target) or sha256_of(document.path)
        except OSError as error:
            document = replace(document, refused=f"cannot be read: {error.strerror or error}")
        if document.refused:
            self._refuse(document, Outcome.UNSUPPORTED, document.refused)
        elif size > limit:
            why = f"larger than {limit // 1_000_000} MB; split it or pass the plan alone"
            self._refuse(document, Outcome.TOO_LARGE, why)
        else:
            return Job(document, content, size, key_of(content, document.path.suffix, self._digest))
        return None

    def _put_off(self, document: Document) -> None:
        if self._unsettled.hopeless(document):
            self._refuse(document, Outcome.DAMAGED, "is still being written; run again when it is whole")
        elif self._unsettled.add(document) > 1:  # at first sight it was only new
            self._events.waiting(document.name, "still being written")

    def _refuse(self, document: Document, outcome: Outcome, why: str) -> None:
        """Finish a document whose content is not known; the journal, which goes by content, does not keep it."""
        self._tell(document, Finished(Result(document.name, outcome, why, exit_code=4)))

    def _at_hand(self, job: Job) -> bool:
        """Whether the result is known already, or will be when a document of the same bytes is read."""
        if self._unchanged(job):
            return True
        if job.key in self._by_key:
            self._by_key[job.key].twins.append(job)
            return True
        known = self._parsed.get(job.key) or self._twin(job)
        if known is not None:
            self._copy(job, known)
        return known is not None

    def _unchanged(self, job: Job) -> bool:
        """Whether the journal has this very result, and its JSON stands."""
        if self._journal is None or self._manner.fresh:
            return False
        found = self._journal.found(job.document.target)
        if found is None or found[0] != job.key:
            return False
        _, finished, size = found
        result = finished.result
        if result.outcome in self._manner.retry or result.exit_code == MissingProgram.exit_code:
            return False  # the program may be there by now
        if result.outcome.good and not (
            result.output == job.document.target and self._store.holds(result.output, size)
        ):
            return False
        self._parsed.setdefault(job.key, result)
        self._tell(job.document, finished)
        return True

    def _twin(self, job: Job) -> Result | None:
        """A document of the same bytes that an earlier run read, and whose JSON stands."""
        if self._journal is None or self._manner.fresh:
            return None
        for result, size in self._journal.twins(job.key):
            if result.output and self._store.holds(result.output, size):
                return result
        return None

    def _copy(self, job: Job, known: Result) -> None:
        """Finish a document by what its twin came to."""
        text = self._store.text(known.output) if known.output else None
        self._write(job, replace(known, same_as=known.name), text and renamed(text, job.document.path.name))

    def _collect(self, done: Done) -> None:
        """Take what a worker made of a document: write it, try it again, or say what went wrong."""
        job = self._running.pop(done.task.json.name)
        answer = done.answer
        if isinstance(answer, Loss):
            if answer.again and job.tries < TRIES:
                self._again.append(job)
                self._events.waiting(job.document.name, answer.message)
                return
            result, text, trace = Result("", answer.outcome, answer.message, exit_code=4), None, ""
        else:
            if answer.unwritable:
                raise OutputError(f"{self._scratch}: cannot be written: {answer.unwritable}; make room, or set TMPDIR")
            result, text, trace = answer.result, self._handed_over(done.task), answer.traceback
        if result.sha256 not in (None, job.content):  # it changed between our look and the worker's
            self._take_back(job)
            return
        self._write(job, result, text, done.seconds, trace)

    def _take_back(self, job: Job) -> None:
        """Look at a document again that changed while it was read, and at those that waited for it."""
        del self._by_key[job.key]
        self._queue.extendleft(twin.document for twin in job.twins)
        self._changed[job.document.target] += 1
        if self._changed[job.document.target] < TRIES:
            self._queue.appendleft(job.document)
        else:
            self._refuse(job.document, Outcome.DAMAGED, "changes while it is read; run again when it is whole")

    def _handed_over(self, task: Task) -> str | None:
        try:
            text = task.json.read_text(encoding="utf-8", errors="surrogatepass")
            os.unlink(task.json)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise OutputError(f"{task.json}: cannot be read: {error.strerror or error}") from None
        return text

    def _write(self, job: Job, result: Result, text: str | None, seconds: float = 0.0, trace: str = "") -> None:
        """Have the JSON written; one that no longer stands for its document is struck out of the journal, and goes."""
        target = job.document.target
        if self._journal is not None and self._journal.found(target):
            self._journal.strike(target)  # lest a run that is killed now leaves a row for a JSON of other content
            if text is None:
                self._store.drop(target)
        output: Future[str | None] = Future()
        size = None
        if text is None:
            output.set_result(None)
        else:
            output = self._writers.submit(self._store.put, target, text)
            size = len(text.encode("utf-8", errors="surrogatepass"))
        self._writing.append(Written(job, result, output, size, seconds, trace))

    def _commit(self, written: Written) -> None:
        """Journal what came of a document, as its JSON stands written; then those that waited for it get theirs."""
        job, document, output = written.job, written.job.document, written.output.result()
        result = replace(written.result, name=document.name, output=output, sha256=job.content, size_bytes=job.size)
        finished = Finished(result, written.seconds, max(job.tries, 1), traceback=written.trace)
        if self._journal is not None:
            plain = replace(finished, result=replace(result, same_as=None))
            self._journal.record(document.target, job.key, plain, written.size)
        known = self._parsed.setdefault(job.key, result)
        self._tell(document, finished)
        if self._by_key.get(job.key) is job:
            del self._by_key[job.key]
            for twin in job.twins:
                self._copy(twin, known)

    def _tell(self, document: Document, finished: Finished) -> None:
        """Keep a result, under the name and with the labels that the document has in this run."""
        result = replace(finished.result, name=document.name, labels=document.labels)
        self._results[document.target] = result
        self.seconds[result.name] = finished.seconds
        self._events.finished(replace(finished, result=result))
