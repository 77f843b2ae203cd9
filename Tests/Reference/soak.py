#!/usr/bin/env python3
"""Trains with the dashboard open while keys are pressed and the window changes its size at random, and watches memory
and file descriptors: what a run keeps after its first minute it must keep for hours.

    python3 Tests/Reference/soak.py .build/release/gantop --minutes 30

Exit status 1 when memory grew by more than 5% after the first minute (or after the first half of a shorter soak), when
file descriptors were left open, or when the program did not end with everything saved. Only the standard library.
"""

import argparse
import fcntl
import os
import pty
import random
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time

KEYS = [
    " ", " ", ".", "+", "-", "d", "g", "u", "n", "a", "r", "y", "w", "?", "?", "1", "2", "3", "4", "5", "6", "\t", "m", "t",
    "[", "]", "p", "b", "h", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x0c",
    ":seed 7\r", ":step 12\r", ":nonsense\r", ":lr 2e-4\r", "\x1b[<0;20;8M\x1b[<0;20;8m", "\x1b[<64;20;8M", "\x1b[<65;20;8M",
]
SIZES = [(120, 40), (80, 24), (200, 60), (40, 12), (30, 8), (1, 1), (132, 43), (500, 150)]


def family(root):
    """The process and all its descendants."""
    parents = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat") as stat:
                    parents[int(name)] = int(stat.read().rsplit(")", 1)[1].split()[1])
            except OSError:
                pass
    members = {root}
    while True:
        more = {process for process, parent in parents.items() if parent in members} - members
        if not more:
            return members
        members |= more


def usage(root):
    """Anonymous memory in MiB and open file descriptors of a process and its descendants."""
    memory, descriptors = 0, 0
    for process in family(root):
        try:
            with open(f"/proc/{process}/status") as status:
                memory += int(re.search(r"RssAnon:\s+(\d+)", status.read()).group(1))
            descriptors += len(os.listdir(f"/proc/{process}/fd"))
        except (OSError, AttributeError):
            pass
    return memory / 1024, descriptors


class Terminal:
    """A program in a pseudo-terminal whose output is read and thrown away."""

    def __init__(self, command, environment):
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.execvpe(command[0], command, environment)
        self.tail = b""
        self.resize(120, 40)

    def resize(self, width, height):
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def drain(self, seconds):
        """Reads for a while; False once the program has closed its side."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.descriptor], [], [], left)[0]:
                try:
                    data = os.read(self.descriptor, 1 << 16)
                except OSError:
                    return False
                if not data:
                    return False
                self.tail = (self.tail + data)[-4096:]
        return True

    def press(self, keys):
        os.write(self.descriptor, keys.encode())


def soak(terminal, seconds, seed):
    """Presses and resizes at random; returns (second, MiB, descriptors) every second or so."""
    chance = random.Random(seed)
    start = time.monotonic()
    samples = []
    paused_until = 0
    while (now := time.monotonic() - start) < seconds:
        if chance.random() < 0.1:
            terminal.resize(*chance.choice(SIZES))
        key = chance.choice(KEYS)
        terminal.press(key)
        if key in ("b", "?", "h"):
            terminal.drain(0.2)
            terminal.press("\x1b")
        if not terminal.drain(chance.uniform(0.05, 0.6)):
            sys.exit("the program ended in the middle of the soak")
        if not samples or now - samples[-1][0] >= 1:
            samples.append((now, *usage(terminal.process)))
        # A run that was paused by chance goes on before long.
        if now > paused_until:
            terminal.resize(120, 40)
            terminal.press("\x1b\x1b:resume\r")
            paused_until = now + 3
    terminal.resize(120, 40)
    return samples


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gantop")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", default="synthetic")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run = os.path.join(folder, "run")
        command = [os.path.abspath(options.gantop), "train", "--data", options.data, "--seed", "1", "--run-folder", run]
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8",
                       "XDG_CONFIG_HOME": folder}
        terminal = Terminal(command + ["--steps", "10000000"], environment)
        terminal.drain(3)
        seconds = options.minutes * 60
        samples = soak(terminal, seconds, options.seed)
        with open(os.path.join(run, "metrics.csv")) as metrics:
            steps = sum(1 for _ in metrics) - 1
        terminal.press("\x1b\x1b\x03")
        deadline = time.monotonic() + 60
        while terminal.drain(1) and time.monotonic() < deadline:
            pass
        if time.monotonic() >= deadline:
            os.kill(terminal.process, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(terminal.process, 0)[1])
        restored = b"\x1b[?1049l" in terminal.tail
        saved = os.path.exists(os.path.join(run, "snapshots", "latest.safetensors"))
    sys.exit(report(samples, min(60, seconds / 2), steps, status, restored, saved))


def report(samples, warm_up, steps, status, restored, saved):
    early = [sample for sample in samples if warm_up <= sample[0] < warm_up * 1.5] or samples[-1:]
    late = samples[-len(early):]
    before, after = (statistics.median(sample[1] for sample in part) for part in (early, late))
    open_before, open_after = (statistics.median(sample[2] for sample in part) for part in (early, late))
    peak = max(sample[1] for sample in samples)
    print(f"{samples[-1][0] / 60:.1f} minutes, {steps} steps: memory {before:.1f} MiB after {warm_up:.0f} s, "
          f"{after:.1f} MiB at the end ({after / before - 1:+.1%}), peak {peak:.1f}; "
          f"file descriptors {open_before:.0f}, then {open_after:.0f}; exit {status}, "
          f"screen {'restored' if restored else 'LEFT AS IT WAS'}, snapshot {'saved' if saved else 'MISSING'}")
    sound = after <= before * 1.05 and open_after <= open_before + 1 and status == 0 and restored and saved
    return 0 if sound else 1


if __name__ == "__main__":
    main()
