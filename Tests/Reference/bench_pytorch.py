#!/usr/bin/env python3
"""Times gantop's training step in PyTorch on the CPU, to be run in turn with `gantop bench` on the same machine.

    python3 Tests/Reference/bench_pytorch.py [--network tutorial|paper|FILE.json] [--side 64] [--channels 1]
                                             [--batch-size 16] [--threads 2] [--steps 30] [--way NAME] [--json]

Three ways of writing the step are timed and the fastest counts: plain; without gradients for D's weights while G learns;
and that with channels last in memory and fused Adam (--way names one of them). Prints the keys that `gantop bench --json` prints. Needs torch.
"""
import argparse
import json
import resource
import statistics
import time

import torch
import torch.nn.functional as F

from networks import named, pair

cross_entropy = F.binary_cross_entropy_with_logits


class Step:
    def __init__(self, description, batch, freezes, channels_last):
        torch.manual_seed(0)
        self.batch, self.freezes = batch, freezes
        layout = torch.channels_last if channels_last else torch.contiguous_format
        self.g, self.d = (net.to(memory_format=layout) for net in pair(description))
        self.adams = [torch.optim.Adam(n.parameters(), 2e-4, (0.5, 0.999), fused=channels_last) for n in (self.g, self.d)]
        self.latent, side = description["latent_size"], description["picture"]["side"]
        self.real = (torch.rand(batch, 3, side, side) * 2 - 1).to(memory_format=layout)

    def __call__(self):
        adam_g, adam_d = self.adams
        fake = self.g(torch.rand(self.batch, self.latent) * 2 - 1)
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", default="tutorial")
    parser.add_argument("--side", type=int)
    parser.add_argument("--channels", type=float, default=1)
    parser.add_argument("--way", choices=("plain", "frozen", "channels last"))
    parser.add_argument("--batch-size", type=int, default=16)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=30)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    ways = {"plain": (False, False), "frozen": (True, False), "channels last": (True, True)}
    description = named(options.network, options.side, options.channels)
    runs = {name: milliseconds(Step(description, options.batch_size, *way), options.steps)
            for name, way in ways.items() if options.way in (None, name)}
    way, times = min(runs.items(), key=lambda run: statistics.median(run[1]))
    median = statistics.median(times)
    result = {
        "way": way, "batch_size": options.batch_size, "threads": options.threads, "median_ms": median,
        "min_ms": times[0], "max_ms": times[-1], "images_per_second": options.batch_size * 1e3 / median,
        "peak_memory_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
    if options.json:
        print(json.dumps(result))
    else:
        print(f"PyTorch {torch.__version__}, {way}: batch {options.batch_size}, {options.threads} threads: "
              f"median {median:.1f} ms/step (min {times[0]:.1f}, max {times[-1]:.1f}), "
              f"{result['images_per_second']:.0f} images/s")


if __name__ == "__main__":
    main()
