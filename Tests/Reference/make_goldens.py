#!/usr/bin/env python3
"""Makes the goldens of Tests/NetworksTests/Goldens: what PyTorch computes, in double precision, for five narrow pairs.

    python3 Tests/Reference/make_goldens.py        # needs torch and safetensors; takes a minute

    narrow       the tutorial's pair
    paper        the paper's at 32x32, with widths of multiples of 32, so that gantop takes its fast convolutions
    odd          kernels of 3, 4, 6 and 7, both strides and paddings, every activation, norm or none, a dense stage in the middle
    even         even kernels at stride 1 with padding on both sides, and transposed ones with padding on neither or one; side 18
    conditional  the tutorial's with five conditions; the head's weight and bias stand after D's other tensors

Inputs and initial weights are not stored: both sides make them from the same small random numbers (`Noise`), drawn in the order
in which gantop lists its tensors. A file holds, as float32:
    losses                              [11, 6]: D real, D(x), D fake, D(G(z)), G loss, 0 of the step without updates and of 10 steps
    faces, logits                       the first fakes and D's logits for real and fake
    gradient.<tensor>, running.<tensor> of one step in which no weight changes
    step1.<tensor>, step10.<tensor>     weights, running statistics and the average after 1 and 10 steps
    update.<network>                    the RMS size of all updates of 10 steps together
    picture.raw, picture.average        one picture made with running statistics after 10 steps
and of the conditional pair, with k conditions, also
    conditions, lessons                 [11, 3, k]: what G is told, what D's head learns of the real faces, in each of the 11 steps
    head_logits                         [6, k]: the head's logits for the first real faces and the first fakes
    head_losses                         [11, 2]: the head's loss on the real faces, in D's step, and on the fakes, in G's
    picture.conditions                  [k]: what G is told for the picture
There D's loss has the head's on the real batch added, with these lessons, and G's the head's on its fakes, with the conditions
as lessons (`head_loss` in networks.py); `losses` are without. Conditions are not among the noise: they have their own.
Of all pairs' tensors but narrow's every n-th number is stored, n = ceil(count / 512), and of pictures; faces, logits, losses,
conditions and lessons are whole. Their descriptions stand beside, as `gantop network --json` prints them.
"""
import json
import pathlib

import torch
import torch.nn.functional as F
from safetensors.torch import save_file

from networks import NORM, convolution, dense, head_loss, pair, paper, tutorial

BATCH, STEPS, SAMPLES = 3, 10, 512
FOLDER = pathlib.Path(__file__).resolve().parent.parent / "NetworksTests" / "Goldens"
torch.set_default_dtype(torch.float64)


def odd():
    glorot = {"initial": "glorot"}
    return {
        "picture": {"side": 20, "channels": 3}, "latent_size": 5,
        "generator": [
            dense(9, 4, bias=True, activation="tanh", **glorot),
            convolution(8, 4, 2, "valid", True, bias=False, norm={"epsilon": 0.01, "momentum": 0.1}, activation="relu", **glorot),
            convolution(7, 6, 2, "same", True, bias=False, norm=NORM, activation="tanh", **glorot),
            convolution(3, 3, 1, "same", bias=True, activation="tanh", **glorot)],
        "discriminator": [
            convolution(6, 7, 2, bias=False, norm=NORM, activation="tanh", **glorot),
            convolution(9, 4, 1, "valid", bias=False, activation="leaky", slope=0.1, **glorot),
            convolution(33, 3, 2, bias=False, norm=NORM, activation="none", **glorot),
            dense(8, 1, bias=True, activation="relu", **glorot),
            dense(1, 1, bias=True, activation="none", **glorot)]}


def even():
    glorot = {"initial": "glorot"}
    return {
        "picture": {"side": 18, "channels": 3}, "latent_size": 4,
        "generator": [
            dense(7, 3, bias=True, norm=NORM, activation="leaky", slope=0.3, **glorot),
            convolution(6, 3, 2, "same", True, bias=True, activation="relu", **glorot),
            convolution(5, 4, 1, "valid", True, bias=False, norm=NORM, activation="none", **glorot),
            convolution(10, 4, 1, "same", bias=False, norm=NORM, activation="leaky", slope=0.2, **glorot),
            convolution(4, 6, 1, "same", True, bias=False, norm=NORM, activation="relu", **glorot),
            convolution(3, 4, 2, "same", True, bias=True, activation="tanh", **glorot)],
        "discriminator": [
            convolution(5, 6, 1, bias=True, activation="leaky", slope=0.2, **glorot),
            convolution(35, 4, 2, bias=False, norm={"epsilon": 0.1, "momentum": 0.2}, activation="leaky", slope=0.2, **glorot),
            convolution(6, 6, 2, bias=True, activation="tanh", **glorot),
            convolution(7, 4, 1, bias=False, norm=NORM, activation="relu", **glorot),
            dense(1, 1, bias=True, activation="none", **glorot)]}


# The conditional pair's 13 inputs are prime to the stride of what is stored: numbers of each of them are among it.
PAIRS = {
    "narrow": tutorial(7, (36, 12, 6), (6, 12, 36)),
    "paper": paper(32, 6, (64, 32, 32), (32, 32, 64)),
    "odd": odd(),
    "even": even(),
    "conditional": {**tutorial(8, (36, 12, 6), (6, 12, 36)), "conditions": 5},
}
LESSONS = (-1, -0.1, 0, 0.1, 1)


class Noise:
    """Lehmer's generator with 48271 modulo 2^31 - 1 (Park and Miller, CACM 1988): the same in any language."""

    def __init__(self, seed):
        self.state = seed

    def integer(self):
        self.state = self.state * 48271 % 2147483647
        return self.state

    def byte(self):
        return self.integer() // 8388608  # the top 8 of 31 bits

    def symmetric(self):
        return self.integer() // 128 / 8388608 - 1  # 24 bits, exact in float32


def tensors(net):
    return {k: v for k, v in net.state_dict().items() if not k.endswith("num_batches_tracked")}


def fill(net, noise):
    """Glorot-sized weights; factors and shifts a little off 1 and 0, so that mistakes in them show."""
    parameters = dict(net.named_parameters())
    for name in tensors(net):
        if name not in parameters:
            continue
        p = parameters[name]
        field = p[0, 0].numel() if p.dim() > 2 else 1
        if p.dim() > 1:
            scale, middle = (6 / ((p.shape[0] + p.shape[1]) * field)) ** 0.5, 0
        else:
            scale, middle = 0.25, 1 if name.startswith("norm") and name.endswith("weight") else 0
        scale = torch.tensor(scale, dtype=torch.float32).double()
        values = torch.tensor([noise.symmetric() for _ in range(p.numel())]) * scale + middle
        p.data = values.float().double().view(p.shape)


def draw(noise, description):
    side, latent = description["picture"]["side"], description["latent_size"]
    faces = torch.tensor([noise.byte() for _ in range(BATCH * side * side * 3)]).double()
    faces = faces.view(BATCH, side, side, 3).permute(0, 3, 1, 2)
    z = torch.tensor([noise.symmetric() for _ in range(BATCH * latent)]).view(BATCH, latent)
    return (faces / 255 - 0.5) * 2, z


def draw_conditions(noise, count):
    """Conditions and lessons of all steps, [11, 3, count] each, and the conditions of the picture, [1, count]."""
    shape = (STEPS + 1, BATCH, count)
    conditions = torch.tensor([noise.integer() % 3 - 1.0 for _ in range((STEPS + 1) * BATCH * count)]).view(shape)
    lessons = torch.tensor([LESSONS[noise.integer() % len(LESSONS)] for _ in range(conditions.numel())]).view(shape)
    picture = torch.tensor([[noise.integer() % 3 - 1.0 for _ in range(count)]])
    return conditions, lessons.float().double(), picture


bce = F.binary_cross_entropy_with_logits


def judged(d, faces):
    """D's logits and its head's, which are None where it has none."""
    answer = d(faces)
    return answer if isinstance(answer, tuple) else (answer, None)


def step(g, d, noise, description, told=(None, None), optimisers=None):
    real, z = draw(noise, description)
    conditions, lessons = told
    for p in [*g.parameters(), *d.parameters()]:
        p.grad = None
    fake = g(z, conditions)
    (lr, hr), (lf, hf) = judged(d, real), judged(d, fake.detach())
    dr, df = bce(lr, torch.full_like(lr, 0.9)), bce(lf, torch.zeros_like(lf))
    dh = 0 if hr is None else head_loss(hr, lessons)
    (dr + df + dh).backward()
    if optimisers:
        optimisers[1].step()
    kept = {k: p.grad.clone() for k, p in d.named_parameters()}
    again, ha = judged(d, fake)
    gl = bce(again, torch.ones_like(again))
    gh = 0 if ha is None else head_loss(ha, conditions)
    (gl + gh).backward()
    if optimisers:
        optimisers[0].step()
    losses = [dr.item(), lr.sigmoid().mean().item(), df.item(), lf.sigmoid().mean().item(), gl.item(), 0]
    heads = None if hr is None else (torch.cat([hr, hf]), torch.stack([dh, gh]).detach())
    return losses, fake.detach(), torch.cat([lr, lf]).detach(), kept, heads


def make(title, description):
    out = {}
    target = FOLDER / f"{title}.safetensors"

    def put(tensor, value):
        value = value.detach().float().contiguous().clone()
        if title != "narrow" and "." in tensor and value.numel() > SAMPLES:
            value = value.flatten()[::-(-value.numel() // SAMPLES)].clone()
        out[tensor] = value

    noise = Noise(2026)
    g, d = pair(description)
    fill(g, noise)
    fill(d, noise)
    start = {id(n): {k: v.clone() for k, v in n.state_dict().items()} for n in (g, d)}
    count = description.get("conditions", 0)
    told, shown = [(None, None)] * (STEPS + 1), None
    if count:
        conditions, lessons, shown = draw_conditions(Noise(2027), count)
        told = list(zip(conditions, lessons))
        put("conditions", conditions)
        put("lessons", lessons)
        put("picture.conditions", shown.flatten())
    losses, fake, logits, kept, heads = step(g, d, noise, description, told[0])
    rows, head_rows = [losses], [heads[1]] if count else []
    put("faces", fake)
    put("logits", logits.flatten())
    if count:
        put("head_logits", heads[0])
    for name, value in kept.items():
        put("gradient.discriminator." + name, value)
    for name, p in g.named_parameters():
        put("gradient.generator." + name, p.grad)
    for prefix, net in (("generator.", g), ("discriminator.", d)):
        for name, value in tensors(net).items():
            if "running" in name:
                put("running." + prefix + name, value)
        net.load_state_dict(start[id(net)])

    optimisers = [torch.optim.Adam(n.parameters(), 2e-4, (0.5, 0.999), eps=1e-8) for n in (g, d)]
    average = {k: v.clone() for k, v in tensors(g).items()}
    for number in range(1, STEPS + 1):
        losses, *_, heads = step(g, d, noise, description, told[number], optimisers)
        rows.append(losses)
        if count:
            head_rows.append(heads[1])
        blend = 1 / max(1, min(1000, 0.05 * number))
        for name, value in tensors(g).items():
            average[name] += blend * (value - average[name])
        if number in (1, STEPS):
            for prefix, net in (("generator.", g), ("discriminator.", d)):
                for name, value in tensors(net).items():
                    put(f"step{number}.{prefix}{name}", value)
    for prefix, net in (("generator", g), ("discriminator", d)):
        moved = torch.cat([(v - start[id(net)][k]).flatten() for k, v in net.named_parameters()])
        put(f"update.{prefix}", moved.square().mean().sqrt().view(1))
    put("losses", torch.tensor(rows))
    if count:
        put("head_losses", torch.stack(head_rows))
    g.eval()
    z = torch.tensor([noise.symmetric() for _ in range(description["latent_size"])]).view(1, -1)
    put("picture.raw", g(z, shown))
    g.load_state_dict(average, strict=False)
    put("picture.average", g(z, shown))
    FOLDER.mkdir(parents=True, exist_ok=True)
    save_file(out, target)
    if title != "narrow":
        (FOLDER / f"{title}.json").write_text(json.dumps(description, sort_keys=True) + "\n")
    print(f"{target}: {target.stat().st_size} bytes, {len(out)} tensors")


if __name__ == "__main__":
    for title, description in PAIRS.items():
        make(title, description)
