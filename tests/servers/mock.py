# SPDX-License-Identifier: GPL-3.0-or-later
"""What the stand-ins for services share: numbers that depend on nothing but a
name, answers in JSON, and serving on the loopback until the test ends."""
import argparse
import hashlib
import json
import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def number(name, salt, low, high):
    digest = hashlib.sha256(f'{salt}/{name}'.encode()).digest()
    return low + int.from_bytes(digest[:8], 'big') % (high - low)


def fault_of(name, faults):
    """The fault that a name begins with, or none."""
    return next((f for f in faults if name.lower().startswith(f)), None)


class Answers(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def send(self, status, body, headers=()):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header('Content-Type', 'application/json; charset=UTF-8')
        self.send_header('Content-Length', str(len(data)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


def end_with_parent(parent):
    """A test that died must not leave its server behind."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


def arguments(about, key):
    """KEY is the one that is accepted unless another is named."""
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument('--port', type=int, default=0, help='0 takes a free one')
    parser.add_argument('--key', default=key, help='the only key that is accepted; an empty one: any')
    return parser


def serve(answers, options):
    """Tells the port; ANSWERS find the options in their server."""
    server = ThreadingHTTPServer(('127.0.0.1', options.port), answers)
    server.daemon_threads = True
    vars(server).update((name, value) for name, value in vars(options).items() if name != 'port')
    threading.Thread(target=end_with_parent, args=(os.getppid(),), daemon=True).start()
    print(server.server_address[1], flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.exit(0)
