package folkmoot.civic.response;

import folkmoot.civic.log.Commitments;
import folkmoot.federation.json.Json;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What an answer said from some moment on.
 *
 * @param number from 1
 * @param content clean HTML
 * @param language BCP 47; empty where it is not known
 * @param by id on the wire of who posted it
 * @param level step of the ladder on which that account stood then
 */
public record ResponseVersion(
        int number, Statement says, String content, String language, URI by, int level, Instant createdAt) {

    /**
     * SHA-256, in hexadecimal, of one JSON object in canonical form (RFC 8785); what is not there is null. An answer is public, and
     * meant to be: its digest needs no salt.
     */
    public String digest() {
        var document = Json.object();
        document.put("by", by.toString());
        document.put("content", content);
        document.put("due", says.due().map(LocalDate::toString).orElse(null));
        document.put("language", language);
        document.put("measure", says.measure().orElse(null));
        document.put("names", says.names().orElse(null));
        document.put("position", says.position().map(state -> state.word()).orElse(null));
        document.put("reason", says.reason().orElse(null));
        document.put("type", says.type().word());
        return Commitments.of(new byte[0], Json.canonical(document));
    }
}
