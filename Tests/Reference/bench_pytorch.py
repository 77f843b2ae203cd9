#!/usr/bin/env python3
"""Times gantop's training step in PyTorch on the CPU, to be run in turn with `gantop bench` on the same machine.

    python3 Tests/Reference/bench_pytorch.py [--network tutorial|paper|restoring|FILE.json] [--side 64] [--channels 1]
                                             [--batch-size 16] [--threads 2] [--steps 30] [--way NAME] [--json]

Four ways of writing the step are timed, each in a process of its own, and the fastest counts: plain; without gradients for
D's weights while G learns; that with fused Adam; and that with channels last in memory, too (--way names one of them).
Prints the keys that `gantop bench --json` prints, the peak of memory among them. Needs torch.
"""
import argparse
import json
import resource
import statistics
import subprocess
import sys
import time

import torch
import torch.nn.functional as F

from networks import ADVERSARIAL_WEIGHT, differences, named, pair, put_back

cross_entropy = F.binary_cross_entropy_with_logits


# Whether D's weights are frozen while G learns, Adam is fused, and channels come last in memory.
WAYS = {"plain": (False, False, False), "frozen": (True, False, False), "fused": (True, True, False),
        "channels last": (True, True, True)}


class Step:
    def __init__(self, description, batch, freezes, fuses, channels_last):
        torch.manual_seed(0)
        self.batch, self.freezes = batch, freezes
        layout = torch.channels_last if channels_last else torch.contiguous_format
        self.g, self.d = (net.to(memory_format=layout) for net in pair(description))
        self.adams = [torch.optim.Adam(n.parameters(), 2e-4, (0.5, 0.999), fused=fuses) for n in (self.g, self.d)]
        self.latent, side = description.get("latent_size"), description["picture"]["side"]
        self.real = (torch.rand(batch, 3, side, side) * 2 - 1).to(memory_format=layout)
        unknown = (torch.rand(batch, 1, side, side) < 0.25).float()
        self.damaged = torch.cat([self.real, unknown], 1).to(memory_format=layout)
        self.keeps = torch.arange(batch) % 2 == 0

    def make(self):
        """What the first network makes, and what D judges of it."""
        if self.latent is not None:
            fake = self.g(torch.rand(self.batch, self.latent) * 2 - 1)
            return fake, fake
        restored = self.g(self.damaged)
        return restored, put_back(restored, self.damaged, self.keeps)

    def __call__(self):
        adam_g, adam_d = self.adams
        made, fake = self.make()
        adam_d.zero_grad(set_to_none=True)
        real_logits, fake_logits = self.d(self.real), self.d(fake.detach())
        loss_d = cross_entropy(real_logits, torch.full_like(real_logits, 0.9))
        loss_d = loss_d + cross_entropy(fake_logits, torch.zeros_like(fake_logits))
        loss_d.backward()
        adam_d.step()
        self.d.requires_grad_(not self.freezes)
        adam_g.zero_grad(set_to_none=True)
        logits = self.d(fake)
        loss_g = cross_entropy(logits, torch.ones_like(logits))
        if self.latent is None:
            loss_g = differences(made, self.real, self.damaged) + ADVERSARIAL_WEIGHT * loss_g
        loss_g.backward()
        adam_g.step()
        self.d.requires_grad_(True)
        return loss_d.item(), loss_g.item()


def milliseconds(step, count):
    for _ in range(4):
        step()
    times = []
    for _ in range(count):
        start = time.perf_counter()
        step()
        times.append((time.perf_counter() - start) * 1e3)
    return sorted(times)


def measure(options):
    """One way, in this process."""
    torch.set_num_threads(options.threads)
    description = named(options.network, options.side, options.channels)
    times = milliseconds(Step(description, options.batch_size, *WAYS[options.way]), options.steps)
    median = statistics.median(times)
    return {
        "way": options.way, "network": options.network, "side": description["picture"]["side"],
        "channels": options.channels or 1, "batch_size": options.batch_size, "threads": options.threads,
        "median_ms": median, "min_ms": times[0], "max_ms": times[-1], "images_per_second": options.batch_size * 1e3 / median,
        "peak_memory_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


def fastest():
    """Every way, each in a process of its own: its peak of memory is no other's."""
    command = [sys.executable, __file__, *sys.argv[1:], "--json", "--way"]
    runs = [json.loads(subprocess.run([*command, way], check=True, capture_output=True, text=True).stdout) for way in WAYS]
    return min(runs, key=lambda run: run["median_ms"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", default="tutorial")
    parser.add_argument("--side", type=int)
    parser.add_argument("--channels", type=float)
    parser.add_argument("--way", choices=tuple(WAYS))
    parser.add_argument("--batch-size", type=int, default=16)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=30)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = measure(options) if options.way else fastest()
    if options.json:
        print(json.dumps(result))
    else:
        print(f"PyTorch {torch.__version__}, {result['way']}: batch {result['batch_size']}, {result['threads']} threads: "
              f"median {result['median_ms']:.1f} ms/step (min {result['min_ms']:.1f}, max {result['max_ms']:.1f}), "
              f"{result['images_per_second']:.0f} images/s, {result['peak_memory_bytes'] / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
