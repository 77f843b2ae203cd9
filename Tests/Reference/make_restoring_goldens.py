#!/usr/bin/env python3
"""Makes the goldens of pairs that restore in Tests/NetworksTests/Goldens: what PyTorch computes, in double precision.

    python3 Tests/Reference/make_restoring_goldens.py        # needs torch and safetensors; takes a minute

    restorer        the restoring pair at 28x28, of widths that are no multiples of 32
    restorer-wide   the same of widths that are, so that gantop takes its fast convolutions
    restorer-64     the one at 64x64, with one more stage down and up

Inputs and initial weights are not stored: both sides make them from the same small random numbers (`Noise`), drawn in the order
in which gantop lists its tensors; of each step first the bytes of the whole faces, then for each pixel of the damaged ones red,
green and blue and a byte: below 64 the pixel is unknown. Of three faces the first and the last keep their known pixels.
A file holds, as float32:
    losses                              [4, 6]: D real, D(x), D restored, D(restored), the restorer's loss by D, its differences;
                                        of the step without updates and of 3 steps
    restored, judged, logits            the first restored faces, the same with known pixels put back, D's logits for both
    gradient.<tensor>, running.<tensor> of one step in which no weight changes
    step1.<tensor>, step3.<tensor>      weights, running statistics and the average after 1 and 3 steps
    picture.raw, picture.average        the last step's first damaged face, restored with running statistics after 3 steps
Of tensors and pictures every n-th number is stored, n = ceil(count / 512). Their descriptions stand beside.
"""
import json

import torch
from safetensors.torch import save_file

from make_goldens import BATCH, FOLDER, SAMPLES, Noise, bce, fill, tensors
from networks import ADVERSARIAL_WEIGHT, differences, pair, put_back, restoring

PAIRS = {
    "restorer": restoring(28, (6, 12, 36), 5, (6, 12, 36)),
    "restorer-wide": restoring(28, (32, 64, 32), 32, (32, 32, 64)),
    "restorer-64": restoring(64, (4, 33, 6, 7), 3, (3, 4, 5, 6)),
}
KEEPS = torch.tensor([True, False, True])
UNKNOWN_BELOW = 64
RESTORER_RATE, DISCRIMINATOR_RATE = 1e-3, 2e-4
# PyTorch's own single precision is off by 2e-6 (losses) and 6e-5 (weights) after three steps, by 1e-3 and 4e-3 after eight:
# differences of about 0 change their sign.
STEPS = 3


def draw(noise, side):
    faces = torch.tensor([noise.byte() for _ in range(BATCH * side * side * 3)]).double()
    faces = faces.view(BATCH, side, side, 3).permute(0, 3, 1, 2)
    numbers = []
    for _ in range(BATCH * side * side):
        numbers += [noise.symmetric(), noise.symmetric(), noise.symmetric(), float(noise.byte() < UNKNOWN_BELOW)]
    damaged = torch.tensor(numbers).view(BATCH, side, side, 4).permute(0, 3, 1, 2)
    return (faces / 255 - 0.5) * 2, damaged


def step(g, d, noise, side, optimisers=None):
    real, damaged = draw(noise, side)
    for p in [*g.parameters(), *d.parameters()]:
        p.grad = None
    restored = g(damaged)
    judged = put_back(restored, damaged, KEEPS)
    lr, lf = d(real), d(judged.detach())
    dr, df = bce(lr, torch.full_like(lr, 0.9)), bce(lf, torch.zeros_like(lf))
    (dr + df).backward()
    kept = {k: p.grad.clone() for k, p in d.named_parameters()}
    if optimisers:
        optimisers[1].step()
    again = d(judged)
    adversarial, difference = bce(again, torch.ones_like(again)), differences(restored, real, damaged)
    (difference + ADVERSARIAL_WEIGHT * adversarial).backward()
    if optimisers:
        optimisers[0].step()
    losses = [dr.item(), lr.sigmoid().mean().item(), df.item(), lf.sigmoid().mean().item(), adversarial.item(), difference.item()]
    return losses, restored.detach(), judged.detach(), torch.cat([lr, lf]).detach(), kept, damaged


def make(title, description):
    out = {}
    target = FOLDER / f"{title}.safetensors"
    side = description["picture"]["side"]

    def put(tensor, value):
        value = value.detach().float().contiguous().clone()
        if value.numel() > SAMPLES:
            value = value.flatten()[::-(-value.numel() // SAMPLES)].clone()
        out[tensor] = value

    noise = Noise(2026)
    g, d = pair(description)
    networks = (("restorer.", g), ("discriminator.", d))
    fill(g, noise)
    fill(d, noise)
    start = {id(n): {k: v.clone() for k, v in n.state_dict().items()} for n in (g, d)}
    losses, restored, judged, logits, kept, _ = step(g, d, noise, side)
    rows = [losses]
    put("restored", restored)
    put("judged", judged)
    put("logits", logits.flatten())
    for name, value in kept.items():
        put("gradient.discriminator." + name, value)
    for name, p in g.named_parameters():
        put("gradient.restorer." + name, p.grad)
    for prefix, net in networks:
        for name, value in tensors(net).items():
            if "running" in name:
                put("running." + prefix + name, value)
        net.load_state_dict(start[id(net)])

    optimisers = [torch.optim.Adam(n.parameters(), rate, (0.5, 0.999), eps=1e-8)
                  for n, rate in ((g, RESTORER_RATE), (d, DISCRIMINATOR_RATE))]
    average = {k: v.clone() for k, v in tensors(g).items()}
    for number in range(1, STEPS + 1):
        losses, *_, damaged = step(g, d, noise, side, optimisers)
        rows.append(losses)
        blend = 1 / max(1, min(1000, 0.05 * number))
        for name, value in tensors(g).items():
            average[name] += blend * (value - average[name])
        if number in (1, STEPS):
            for prefix, net in networks:
                for name, value in tensors(net).items():
                    put(f"step{number}.{prefix}{name}", value)
            for name, value in average.items():
                put(f"step{number}.restorer_ema.{name}", value)
    put("losses", torch.tensor(rows))
    g.eval()
    put("picture.raw", g(damaged[:1]))
    g.load_state_dict(average, strict=False)
    put("picture.average", g(damaged[:1]))
    save_file(out, target)
    (FOLDER / f"{title}.json").write_text(json.dumps(description, sort_keys=True) + "\n")
    print(f"{target}: {target.stat().st_size} bytes, {len(out)} tensors")


if __name__ == "__main__":
    for title, description in PAIRS.items():
        make(title, description)
