#!/usr/bin/env python3
"""Measures the dashboard in a pseudo-terminal while it trains on drawn faces; Python's standard library only.

    python3 Tests/Reference/dashboard_speed.py [--program .build/release/gantop] [--size 120x40] [PART ...]

PART is one or more of:
    keys      from a key to its picture, while the training has all cores: median, 99th percentile, greatest
    bytes     bytes a second to the terminal over a minute in the first view
    start     from the start to the first frame
    paused    the processor that a paused dashboard uses, in percent of one core
    training  seconds a step with the dashboard against headless, in turn (A B A B), the same seed and data
All parts without any. The machine should be otherwise idle; the wanted values are printed beside the measured ones.
"""
import argparse, csv, fcntl, os, pty, select, shutil, signal, statistics, struct, subprocess, sys, tempfile, termios, time

BEGIN = b"gantop"


class Screen:
    """The program in a pseudo-terminal; what it writes is read and, but for what is looked for, forgotten."""

    def __init__(self, program, arguments, size):
        columns, rows = size
        self.started = time.monotonic()
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            environment = dict(os.environ, TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8")
            os.execve(program, [program] + arguments, environment)
        self.bytes = 0
        self.recent = b""

    def read(self, seconds):
        """Reads what comes within some seconds; returns at the first piece."""
        if not select.select([self.descriptor], [], [], max(0, seconds))[0]:
            return b""
        try:
            data = os.read(self.descriptor, 1 << 16)
        except OSError:
            return b""
        self.bytes += len(data)
        return data

    def drain(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(end - time.monotonic())

    def until(self, wanted, seconds):
        """Seconds until some bytes have come; None if they do not."""
        start = time.monotonic()
        text = b""
        while time.monotonic() < start + seconds:
            text = text[-64:] + self.read(start + seconds - time.monotonic())
            if wanted in text:
                return time.monotonic() - start
        return None

    def press(self, keys):
        os.write(self.descriptor, keys)

    def processes(self):
        """The program's processes: it splits in two where it can let go of its terminal."""
        found = [self.pid]
        for name in os.listdir("/proc"):
            if name.isdigit():
                try:
                    fields = open(f"/proc/{name}/stat").read().rsplit(")", 1)[1].split()
                except OSError:
                    continue
                if int(fields[1]) in found:
                    found.append(int(name))
        return found

    def processor_seconds(self):
        total = 0
        for process in self.processes():
            try:
                fields = open(f"/proc/{process}/stat").read().rsplit(")", 1)[1].split()
                total += int(fields[11]) + int(fields[12])
            except OSError:
                pass
        return total / os.sysconf("SC_CLK_TCK")

    def end(self):
        self.press(b"\x1b")
        self.drain(0.2)
        self.press(b"qx")
        limit = time.monotonic() + 20
        while time.monotonic() < limit:
            self.read(0.05)
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return os.close(self.descriptor)
        for process in reversed(self.processes()):
            os.kill(process, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.descriptor)


def line(name, value, wanted):
    print(f"{name:<44} {value:<26} wanted: {wanted}", flush=True)


def run(options, folder, *more):
    return ["--data", "synthetic", "--seed", "7", "--run-folder", folder, *more]


def keys(options, place):
    screen = Screen(options.program, run(options, place), options.screen)
    screen.drain(options.settle)
    # A key, and what is on the screen only after it.
    steps = [(b"2", b"gradients"), (b"1", b"generated"), (b"?", b"closes"), (b"?", None), (b":", None)]
    steps += [(b"@", b"@"), (b"$", b"$"), (b"\x15", None)] * 3 + [(b"\x7f", None)]
    times, missed = {}, 0
    end = time.monotonic() + options.key_seconds
    while time.monotonic() < end:
        for key, wanted in steps:
            screen.drain(0.11 + 0.07 * (time.monotonic() * 1000 % 7) / 7)
            screen.press(key)
            if wanted is None:
                continue
            seconds = screen.until(wanted, 2)
            if seconds is None:
                missed += 1
            else:
                times.setdefault(key, []).append(1000 * seconds)
    screen.end()
    every = sorted(sum(times.values(), []))
    if not every:
        return line("key to screen", "nothing seen", "50 ms")
    line("key to screen, median", f"{statistics.median(every):.1f} ms of {len(every)}", "50 ms")
    line("key to screen, 99 of 100", f"{every[int(0.99 * (len(every) - 1))]:.1f} ms", "100 ms")
    line("key to screen, greatest", f"{every[-1]:.1f} ms, {missed} not seen", "")
    for key, some in times.items():
        print(f"    {key.decode()!r}: median {statistics.median(some):.1f} ms, greatest {max(some):.1f} ms")


def bytes_a_second(options, place):
    screen = Screen(options.program, run(options, place), options.screen)
    screen.drain(options.settle)
    before = screen.bytes
    screen.drain(options.byte_seconds)
    rate = (screen.bytes - before) / options.byte_seconds / 1000
    screen.end()
    line(f"to the terminal over {options.byte_seconds:.0f} s", f"{rate:.1f} kB/s", "25 kB/s")


def start(options, place):
    seconds = []
    for number in range(5):
        screen = Screen(options.program, run(options, f"{place}-{number}"), options.screen)
        seconds.append(screen.until(BEGIN, 10) or float("nan"))
        screen.drain(0.5)
        screen.end()
    text = f"{statistics.median(seconds):.3f} s, greatest {max(seconds):.3f} s"
    line("first frame", text, "0.3 s")


def paused(options, place):
    screen = Screen(options.program, run(options, place), options.screen)
    screen.drain(options.settle)
    screen.press(b" ")
    screen.drain(3)
    before, since = screen.processor_seconds(), time.monotonic()
    screen.drain(options.pause_seconds)
    share = (screen.processor_seconds() - before) / (time.monotonic() - since)
    screen.end()
    line("processor while paused", f"{100 * share:.2f} % of a core", "1 %")


def step_seconds(folder):
    rows = list(csv.DictReader(open(folder + "/metrics.csv")))[20:]
    return [float(row["step_seconds"]) for row in rows]


def training(options, place):
    medians = {"headless": [], "dashboard": []}
    means = {"headless": [], "dashboard": []}
    for turn in range(options.turns):
        for way in medians:
            folder = f"{place}-{way}-{turn}"
            arguments = run(options, folder, "--steps", str(options.steps))
            if way == "headless":
                subprocess.run(
                    [options.program] + arguments + ["--headless"], stdout=subprocess.DEVNULL, check=True)
            else:
                screen = Screen(options.program, arguments, options.screen)
                screen.until(b"all steps done", 600)
                screen.drain(0.5)
                screen.end()
            times = step_seconds(folder)
            medians[way].append(statistics.median(times))
            means[way].append(statistics.fmean(times))
    for name, values in (("median", medians), ("mean", means)):
        headless, dashboard = (statistics.median(values[way]) for way in ("headless", "dashboard"))
        text = f"{1000 * headless:.2f} ms, {1000 * dashboard:.2f} ms: {100 * (dashboard / headless - 1):+.1f} %"
        line(f"a step headless, with dashboard ({name})", text, "+2 %")


PARTS = {"keys": keys, "bytes": bytes_a_second, "start": start, "paused": paused, "training": training}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--program", default=".build/release/gantop")
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--settle", type=float, default=6, help="seconds before something is measured")
    parser.add_argument("--key-seconds", type=float, default=45)
    parser.add_argument("--byte-seconds", type=float, default=60)
    parser.add_argument("--pause-seconds", type=float, default=15)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--turns", type=int, default=2)
    options = parser.parse_args()
    unknown = [part for part in options.parts if part not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]}; parts are {', '.join(PARTS)}")
    options.screen = tuple(map(int, options.size.split("x")))
    options.program = os.path.abspath(options.program)
    folder = tempfile.mkdtemp(prefix="gantop-speed-")
    os.environ["XDG_CONFIG_HOME"] = folder + "/config"
    try:
        for part in options.parts or PARTS:
            PARTS[part](options, f"{folder}/{part}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
