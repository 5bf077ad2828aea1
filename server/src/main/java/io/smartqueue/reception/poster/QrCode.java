package io.smartqueue.reception.poster;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.net.URI;
import java.util.Map;

/**
 * An address as a QR code (ISO/IEC 18004), which a scratched poster still shows: a quarter of it may be lost.
 *
 * @param size in modules, with the quiet zone of four around
 * @param path of an SVG, in modules: one stroke per run of dark ones
 */
public record QrCode(int size, String path) {

    private static final int QUIET = 4;

    public static QrCode of(URI address) {
        ByteMatrix modules = encode(address.toString());
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int begin = x;
                while (x < modules.getWidth() && modules.get(x, y) == 1) {
                    x++;
                }
                if (x > begin) {
                    run(path, begin + QUIET, y + QUIET, x - begin);
                }
            }
        }
        return new QrCode(modules.getWidth() + 2 * QUIET, path.toString());
    }

    private static void run(StringBuilder path, int x, int y, int length) {
        path.append('M')
                .append(x)
                .append(' ')
                .append(y)
                .append('h')
                .append(length)
                .append("v1h-")
                .append(length)
                .append('z');
    }

    private static ByteMatrix encode(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.Q, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }

    /** A picture of its own, black on white whatever is around. */
    public String svg() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size
                + "H0z\"/><path d=\""
                + path + "\"/></svg>";
    }
}
