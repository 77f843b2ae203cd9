#!/usr/bin/env python3
"""Makes the goldens of Tests/NetworksTests/Goldens: what PyTorch computes, in double precision, for four narrow pairs.

    python3 Tests/Reference/make_goldens.py        # needs torch and safetensors; takes a minute

    narrow    the tutorial's pair
    paper     the paper's at 32x32, with widths of multiples of 32, so that gantop takes its fast convolutions
    odd       kernels of 3, 4, 6 and 7, both strides and paddings, every activation, norm or none, a dense stage in the middle
    even      even kernels at stride 1 with padding on both sides, and transposed ones with padding on neither or one; side 18

Inputs and initial weights are not stored: both sides make them from the same small random numbers (`Noise`), drawn in the order
in which gantop lists its tensors. A file holds, as float32:
    losses                              [11, 6]: D real, D(x), D fake, D(G(z)), G loss, 0 of the step without updates and of 10 steps
    faces, logits                       the first fakes and D's logits for real and fake
    gradient.<tensor>, running.<tensor> of one step in which no weight changes
    step1.<tensor>, step10.<tensor>     weights, running statistics and the average after 1 and 10 steps
    update.<network>                    the RMS size of all updates of 10 steps together
    picture.raw, picture.average        one picture made with running statistics after 10 steps
Of all pairs' tensors but narrow's every n-th number is stored, n = ceil(count / 512); faces, logits, losses and pictures are
whole. Their descriptions stand beside, as `gantop network --json` prints them.
"""
import json
import pathlib

import torch
import torch.nn.functional as F
from safetensors.torch import save_file

from networks import NORM, convolution, dense, pair, paper, tutorial

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


PAIRS = {
    "narrow": tutorial(7, (36, 12, 6), (6, 12, 36)),
    "paper": paper(32, 6, (64, 32, 32), (32, 32, 64)),
    "odd": odd(),
    "even": even(),
}


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


bce = F.binary_cross_entropy_with_logits


def step(g, d, noise, description, optimisers=None):
    real, z = draw(noise, description)
    for p in [*g.parameters(), *d.parameters()]:
        p.grad = None
    fake = g(z)
    lr, lf = d(real), d(fake.detach())
    dr, df = bce(lr, torch.full_like(lr, 0.9)), bce(lf, torch.zeros_like(lf))
    (dr + df).backward()
    if optimisers:
        optimisers[1].step()
    kept = {k: p.grad.clone() for k, p in d.named_parameters()}
    again = d(fake)
    gl = bce(again, torch.ones_like(again))
    gl.backward()
    if optimisers:
        optimisers[0].step()
    losses = [dr.item(), lr.sigmoid().mean().item(), df.item(), lf.sigmoid().mean().item(), gl.item(), 0]
    return losses, fake.detach(), torch.cat([lr, lf]).detach(), kept


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
    losses, fake, logits, kept = step(g, d, noise, description)
    rows = [losses]
    put("faces", fake)
    put("logits", logits.flatten())
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
        rows.append(step(g, d, noise, description, optimisers)[0])
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
    g.eval()
    z = torch.tensor([noise.symmetric() for _ in range(description["latent_size"])]).view(1, -1)
    put("picture.raw", g(z))
    g.load_state_dict(average, strict=False)
    put("picture.average", g(z))
    FOLDER.mkdir(parents=True, exist_ok=True)
    save_file(out, target)
    if title != "narrow":
        (FOLDER / f"{title}.json").write_text(json.dumps(description, sort_keys=True) + "\n")
    print(f"{target}: {target.stat().st_size} bytes, {len(out)} tensors")


if __name__ == "__main__":
    for title, description in PAIRS.items():
        make(title, description)
