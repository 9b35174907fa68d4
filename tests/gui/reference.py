"""The 1x1 convolution in double precision, to compare with what the window says."""
import numpy as np


def outputs(stack, weights, bias, activation="none"):
    """stack: (C, H, W); weights: (cout, C); bias: (cout,). Returns (cout, H, W) in float64."""
    sums = np.einsum("oi,ihw->ohw", weights.astype(np.float64), stack.astype(np.float64))
    return activate(sums + bias.astype(np.float64)[:, None, None], activation)


def activate(values, activation):
    if activation == "relu":
        return np.maximum(values, 0)
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-values))
    if activation == "softmax":
        powers = np.exp(values - values.max(axis=0))
        return powers / powers.sum(axis=0)
    assert activation == "none", activation
    return values


def error_bound(stack, weights, bias):
    """What float32 sums of this length may be off by, per output: (Cin + 1) eps (|b| + sum |w x|), at its largest.

    No activation makes it larger, but softmax mixes the outputs' errors; the largest of all holds for each.
    """
    sizes = outputs(np.abs(stack), np.abs(weights), np.abs(bias))
    finite = np.where(np.isfinite(sizes), sizes, 0)
    return (stack.shape[0] + 1) * np.finfo(np.float32).eps * finite.max()


def statistics(values):
    """Minimum, maximum and mean of each output, NaN and infinities left out."""
    finite = np.where(np.isfinite(values), values, np.nan).reshape(values.shape[0], -1)
    return {"min": np.nanmin(finite, axis=1), "max": np.nanmax(finite, axis=1), "mean": np.nanmean(finite, axis=1)}
