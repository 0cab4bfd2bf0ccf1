package folkmoot.door.web;

import io.nayuki.qrcodegen.QrCode.Ecc;

/** An address as a picture that telephones read, drawn as SVG without a style or a colour of its own but black on white, which readers need. */
public final class QrCode {

    private static final int BORDER = 4; // modules that stay white around it (ISO/IEC 18004)

    private QrCode() {}

    /** Safe to stand in a page as it is, and a file of its own. */
    public static String svg(String text) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
        int side = code.size + 2 * BORDER;
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(' ')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" viewBox=\"0 0 " + side + " " + side
                + "\" width=\"" + 5 * side + "\" height=\""
                + 5 * side + "\" shape-rendering=\"crispEdges\" aria-hidden=\"true\"><path fill=\"#fff\" d=\"M0 0h"
                + side + "v" + side + "H0z\"/><path fill=\"#000\" d=\"" + path + "\"/></svg>";
    }
}
