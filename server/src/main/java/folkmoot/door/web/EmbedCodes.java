package folkmoot.door.web;

import folkmoot.platform.uri.EmbedCode;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a page offers to be copied to pages of others.
 *
 * @param pieces HTML, by what it shows
 * @param data address of the same for programs
 */
public record EmbedCodes(List<Piece> pieces, String data) {

    /** Nothing to copy. */
    static final EmbedCodes NONE = new EmbedCodes(List.of(), "");

    /** @param id of its field on the page */
    public record Piece(String id, String label, String code) {}

    /**
     * @param path of the page, from the root
     * @param data path of the same for programs
     */
    static EmbedCodes of(Messages text, LocalUris uris, String path, String title, String data) {
        var code = new EmbedCode(uris, uris.at(path), title, text.language());
        return new EmbedCodes(
                List.of(
                        new Piece("embed-link", text.get("embed.link"), code.link()),
                        new Piece("embed-image", text.get("embed.image"), code.image(title)),
                        new Piece("embed-frame", text.get("embed.frame"), code.frame())),
                uris.at(data).toString());
    }

    /** Where programs find the code of a page (oEmbed, "Discovery"). */
    static String discovery(LocalUris uris, String path) {
        return "<" + uris.at("/api/oembed?url=") + encoded(uris.at(path))
                + ">; rel=\"alternate\"; type=\"application/json+oembed\"";
    }

    private static String encoded(URI uri) {
        return URLEncoder.encode(uri.toString(), StandardCharsets.UTF_8);
    }
}
