"""The process that runs one model file: llama.cpp's server on loopback.

Run by `dossier.llm.local`, never imported: a fault in llama.cpp ends this process and not Dossier, and a
model that loads for seconds holds up nothing else. One line of JSON comes in by standard input, the address
goes out by standard output, and the end of standard input, also when Dossier was killed, ends the process.
"""

import json
import os
import signal
import sys
from typing import Any

from xllamacpp import CommonParams, Server  # type: ignore[import-untyped]


def parameters(order: dict[str, Any]) -> CommonParams:
    """Return what llama.cpp needs to know.

    Args:
        order: path, name, key, window (tokens of context), and threads (-1 lets llama.cpp choose).
    """
    params = CommonParams()
    params.model.path = order["path"]
    params.model_alias = {order["name"]}
    params.hostnames, params.port = ["127.0.0.1"], 0  # 0 takes a free one
    params.api_keys = [order["key"]]
    params.cors_origins, params.cors_origins_explicit, params.cors_credentials = "", True, False
    params.ui = params.endpoint_slots = False
    params.n_ctx, params.n_parallel = order["window"], 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = order["threads"]
    params.cache_ram_mib = 0  # nothing of earlier questions is kept beyond the latest
    params.offline = True
    return params


def main() -> None:
    """Serve until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is Dossier's, which then ends this process
    answer = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    server = Server(parameters(json.loads(sys.stdin.readline())))
    print(server.listening_address, file=answer, flush=True)
    sys.stdin.read()
    os._exit(0)  # a server that is torn down while it writes waits for itself


if __name__ == "__main__":
    main()
