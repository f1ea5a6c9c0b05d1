"""The process of one contender: `python -m tests.bench.serve '{"what": …, "cores": […], …}'`.

It prepares the contender, then reads requests, one JSON object a line, plays a round for each, and answers with what was
done, the seconds it took by the clock (`seconds`) and of processor time (`cpu_seconds`), the seconds it was ready to run but
others had the core (`waited_seconds`), and the peak memory so far.
"""

import json
import os
import signal
import sys
from time import perf_counter, process_time
from typing import Any


def main() -> None:
    """Serve until there are no more requests."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks, which ends this one
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print does not belong among the answers

    def answer(what: dict[str, Any]) -> None:
        answers.write(json.dumps(what) + "\n")
        answers.flush()

    from tests.bench.usage import cpu_of_others, peak_mb, stay_on, waited_seconds

    asked = json.loads(sys.argv[1])
    stay_on(asked.pop("cores"))
    from tests.bench.contenders import CONTENDERS

    try:
        play = CONTENDERS[asked.pop("what")](**asked)
    except ImportError as error:
        return answer({"missing": f"{error.name or error} is not installed (pip install .[bench])"})
    except Exception as error:
        return answer({"missing": f"failed: {type(error).__name__}: {str(error).splitlines()[0]}"})
    answer({"ready": True})
    for line in sys.stdin:
        waited = waited_seconds()
        others, own, began = cpu_of_others(), process_time(), perf_counter()
        done = play(**json.loads(line))
        done["seconds"], used = perf_counter() - began, process_time() - own
        done["cpu_seconds"] = used + cpu_of_others() - others
        done["waited_seconds"] = waited_seconds() - waited
        done["peak_mb"] = peak_mb()
        answer(done)
    return None


if __name__ == "__main__":
    main()
