package folkmoot.talk.media;

import java.awt.image.BufferedImage;

/** A picture's colours in some thirty characters, for what is shown before the picture has come (blurha.sh). */
final class BlurHash {

    private static final int PARTS = 4;
    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
    private static final double[] LINEAR = linear();

    private BlurHash() {}

    /** Of 4×4 parts. Give it a small picture: each pixel is looked at sixteen times. */
    static String of(BufferedImage picture) {
        var factors = new double[PARTS * PARTS][];
        for (int y = 0; y < PARTS; y++) {
            for (int x = 0; x < PARTS; x++) {
                factors[y * PARTS + x] = factor(picture, x, y);
            }
        }
        double largest = 0;
        for (int i = 1; i < factors.length; i++) {
            for (double part : factors[i]) {
                largest = Math.max(largest, Math.abs(part));
            }
        }
        int quantised = (int) Math.clamp(Math.floor(largest * 166 - 0.5), 0, 82);
        var hash = new StringBuilder();
        append(hash, (PARTS - 1) + (PARTS - 1) * 9, 1);
        append(hash, quantised, 1);
        append(hash, plain(factors[0]), 4);
        for (int i = 1; i < factors.length; i++) {
            append(hash, contrast(factors[i], (quantised + 1) / 166.0), 2);
        }
        return hash.toString();
    }

    /** The share of one cosine wave in each colour. */
    private static double[] factor(BufferedImage picture, int waveX, int waveY) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var cosX = cosines(width, waveX);
        var cosY = cosines(height, waveY);
        var sum = new double[3];
        var row = new int[width];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                double basis = cosX[x] * cosY[y];
                sum[0] += basis * LINEAR[row[x] >> 16 & 0xFF];
                sum[1] += basis * LINEAR[row[x] >> 8 & 0xFF];
                sum[2] += basis * LINEAR[row[x] & 0xFF];
            }
        }
        double scale = (waveX == 0 && waveY == 0 ? 1.0 : 2.0) / ((double) width * height);
        return new double[] {sum[0] * scale, sum[1] * scale, sum[2] * scale};
    }

    private static double[] cosines(int length, int wave) {
        var values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = Math.cos(Math.PI * wave * i / length);
        }
        return values;
    }

    private static int plain(double[] colour) {
        return (gamma(colour[0]) << 16) + (gamma(colour[1]) << 8) + gamma(colour[2]);
    }

    private static int contrast(double[] factor, double largest) {
        int value = 0;
        for (double part : factor) {
            double root = Math.signum(part / largest) * Math.sqrt(Math.abs(part / largest));
            value = value * 19 + (int) Math.clamp(Math.floor(root * 9 + 9.5), 0, 18);
        }
        return value;
    }

    private static void append(StringBuilder hash, int value, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            hash.append(DIGITS.charAt(value / (int) Math.pow(83, i) % 83));
        }
    }

    private static int gamma(double linear) {
        double value = Math.clamp(linear, 0.0, 1.0);
        double encoded = value <= 0.0031308 ? value * 12.92 : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
        return (int) (encoded * 255 + 0.5);
    }

    private static double[] linear() {
        var table = new double[256];
        for (int i = 0; i < table.length; i++) {
            double value = i / 255.0;
            table[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return table;
    }
}
