package io.smartqueue.bench.wait.simulated;

import java.util.Random;

/** How the durations of services are spread, with a mean of 1. The engine supposes the second, whatever is true. */
public enum Family {
    GAMMA("gamma") {
        @Override
        double draw(Random random, double variation) {
            double shape = 1 / (variation * variation);
            return gamma(random, shape) / shape;
        }
    },
    LOG_NORMAL("log-normal") {
        @Override
        double draw(Random random, double variation) {
            double deviation = Math.sqrt(Math.log1p(variation * variation));
            return Math.exp(deviation * random.nextGaussian() - deviation * deviation / 2);
        }
    },
    /** Most matters are short, some take long. */
    BIMODAL("bimodal") {
        @Override
        double draw(Random random, double variation) {
            // Short ones around 1 - a, long ones around 1 + 3a, one in four; a gives most of the variation.
            double step = variation / Math.sqrt(3) * 0.9;
            double around = random.nextInt(4) == 0 ? 1 + 3 * step : 1 - step;
            return Math.max(0.05, around * GAMMA.draw(random, 0.25));
        }
    };

    private final String code;

    Family(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @param variation the standard deviation over the mean */
    abstract double draw(Random random, double variation);

    /** Marsaglia and Tsang 2000; below 1 by a power of a uniform one. */
    private static double gamma(Random random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
