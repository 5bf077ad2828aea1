package io.smartqueue.queue.wait;

/** The standard normal distribution. */
final class Normal {

    private static final double SQRT_2 = Math.sqrt(2);

    // Acklam's rational approximation; its relative error stays below 1.2e-9.
    private static final double[] A = {
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00
    };
    private static final double[] B = {
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01,
        1
    };
    private static final double[] C = {
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00
    };
    private static final double[] D = {
        7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
    };
    private static final double TAIL = 0.02425;

    private Normal() {}

    /** The share of cases above {@code z}; precise in the upper tail too (Numerical Recipes, erfc by Chebyshev). */
    static double above(double z) {
        double x = Math.abs(z) / SQRT_2;
        double t = 1 / (1 + 0.5 * x);
        double polynomial = polynomial(
                new double[] {
                    0.17087277,
                    -0.82215223,
                    1.48851587,
                    -1.13520398,
                    0.27886807,
                    -0.18628806,
                    0.09678418,
                    0.37409196,
                    1.00002368,
                    -1.26551223
                },
                t);
        double tail = t * Math.exp(-x * x + polynomial) / 2;
        return z >= 0 ? tail : 1 - tail;
    }

    /** The {@code z} below which a share of the cases lies. */
    static double quantile(double share) {
        if (share < TAIL) {
            double q = Math.sqrt(-2 * Math.log(share));
            return polynomial(C, q) / polynomial(D, q);
        }
        if (share > 1 - TAIL) {
            return -quantile(1 - share);
        }
        double q = share - 0.5;
        double r = q * q;
        return q * polynomial(A, r) / polynomial(B, r);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
