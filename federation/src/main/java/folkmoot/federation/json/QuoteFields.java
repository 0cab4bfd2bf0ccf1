package folkmoot.federation.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Note;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The properties by which a post quotes another one, old and new (FEP-044f). */
final class QuoteFields {

    private static final List<String> NAMES = List.of("quote", "quoteUri", "quoteUrl", "_misskey_quote");
    private static final int MOST_TAGS = 100;
    private static final Set<String> QUOTES =
            Set.of("https://misskey-hub.net/ns#_misskey_quote", "https://w3id.org/fep/044f#quote");

    private QuoteFields() {}

    static Note.Quoting read(Fields fields) {
        return new Note.Quoting(
                NAMES.stream()
                        .flatMap(name -> fields.webUri(name).stream())
                        .findFirst()
                        .or(() -> link(fields)),
                fields.webUri("quoteAuthorization"),
                PolicyFields.read(fields, "canQuote"));
    }

    /** An object link (FEP-e232) whose relation says that it quotes. */
    private static Optional<URI> link(Fields fields) {
        return fields.objects("tag", MOST_TAGS).stream()
                .filter(tag -> tag.type().equals("Link"))
                .filter(tag -> tag.values("rel").stream().anyMatch(rel -> QUOTES.contains(rel.asText())))
                .flatMap(tag -> tag.webUri("href").stream())
                .findFirst();
    }

    /** For peers that know object links only (FEP-e232). */
    static void writeLink(ArrayNode tags, Note.Quoting quoting) {
        quoting.quote()
                .ifPresent(quote -> tags.addObject()
                        .put("type", "Link")
                        .put("mediaType", "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"")
                        .put("rel", "https://misskey-hub.net/ns#_misskey_quote")
                        .put("href", quote.toString())
                        .put("name", "RE: " + quote));
    }

    static void write(ObjectNode json, Note.Quoting quoting) {
        for (var name : NAMES) {
            ObjectWriter.put(json, name, quoting.quote());
        }
        ObjectWriter.put(json, "quoteAuthorization", quoting.authorization());
    }

    static boolean isEmpty(Note.Quoting quoting) {
        return quoting.quote().isEmpty();
    }

    /** The terms that the properties above need. */
    static void terms(ObjectNode terms) {
        terms.putObject("quote").put("@id", "https://w3id.org/fep/044f#quote").put("@type", "@id");
        terms.putObject("quoteAuthorization")
                .put("@id", "https://w3id.org/fep/044f#quoteAuthorization")
                .put("@type", "@id");
        terms.put("quoteUri", "http://fedibird.com/ns#quoteUri");
        terms.put("quoteUrl", "as:quoteUrl");
        terms.put("misskey", "https://misskey-hub.net/ns#");
        terms.put("_misskey_quote", "misskey:_misskey_quote");
    }
}
