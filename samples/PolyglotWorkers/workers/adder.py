"""A worker in Python: its events are lines of JSON, written to the pipe that ACRILOG_RELAY names: pipe:EVENTS/CONTROL?..."""
import json
import logging
import os
import sys
from datetime import datetime, timezone

LEVELS = {"DEBUG": "Debug", "INFO": "Information", "WARNING": "Warning", "ERROR": "Error", "CRITICAL": "Fatal"}


class RelayHandler(logging.Handler):
    """Sends the records of the logging module to the parent; the properties of an event are given as extra={"properties": ...}."""

    def __init__(self, info):
        super().__init__()
        self.pipe = os.fdopen(int(info.removeprefix("pipe:").split("/")[0]), "w", encoding="utf-8", buffering=1, newline="\n")

    def emit(self, record):
        event = {
            "@t": datetime.fromtimestamp(record.created, timezone.utc).isoformat(),
            "@l": LEVELS[record.levelname],
            "@mt": record.getMessage(),
            "SourceContext": record.name,
            **getattr(record, "properties", {}),
        }
        if record.exc_info:
            event["@x"] = logging.Formatter().formatException(record.exc_info)
        self.pipe.write(json.dumps(event) + "\n")


def main(last):
    log = logging.getLogger("adder")
    log.setLevel(logging.DEBUG)
    log.addHandler(RelayHandler(os.environ["ACRILOG_RELAY"]))
    log.debug("adding up 1 to {Last}", extra={"properties": {"Last": last}})
    log.info("the sum is {Sum}", extra={"properties": {"Sum": sum(range(1, last + 1))}})
    try:
        last / 0
    except ZeroDivisionError:
        log.error("cannot divide {Number} by zero", exc_info=True, extra={"properties": {"Number": last}})
    log.warning("finished in {Language} {Version}", extra={"properties": {"Language": "Python", "Version": sys.version_info.major}})


main(int(sys.argv[1]))
