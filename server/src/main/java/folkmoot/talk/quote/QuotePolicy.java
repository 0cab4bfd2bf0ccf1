package folkmoot.talk.quote;

import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Note;
import folkmoot.people.account.Account;
import folkmoot.platform.problem.Invalid;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may quote a status, or answer it, in the client API's words ({@code public}, {@code followers}, {@code following}).
 *
 * @param automatic who may at once
 * @param manual who may after the author agreed
 */
public record QuotePolicy(List<String> automatic, List<String> manual) {

    public static final QuotePolicy PUBLIC = new QuotePolicy(List.of("public"), List.of());
    public static final QuotePolicy NOBODY = new QuotePolicy(List.of(), List.of());

    public QuotePolicy {
        automatic = List.copyOf(automatic);
        manual = List.copyOf(manual);
    }

    /** {@code public}, {@code followers} or {@code nobody}; 422 for anything else. */
    public static QuotePolicy of(String word) {
        return switch (word) {
            case "public" -> PUBLIC;
            case "followers" -> new QuotePolicy(List.of("followers"), List.of());
            case "nobody" -> NOBODY;
            default -> throw Invalid.field("quote_approval_policy", "ERR_INCLUSION", "is not included in the list");
        };
    }

    /** What an author elsewhere says of who may do something with a post. */
    public static QuotePolicy of(Note.Allowed told, Account author) {
        return new QuotePolicy(words(told.automatic(), author), words(told.manual(), author));
    }

    private static List<String> words(List<URI> approved, Account author) {
        var words = new ArrayList<String>();
        for (var uri : approved) {
            if (Addresses.isPublic(uri)) {
                words.add("public");
            } else if (author.endpoints().followers().equals(Optional.of(uri))) {
                words.add("followers");
            } else if (author.endpoints().following().equals(Optional.of(uri))) {
                words.add("following");
            } else if (!uri.equals(author.uri())) {
                words.add("unsupported_policy");
            }
        }
        return words.stream().distinct().toList();
    }

    /** What somebody may who is not the author: {@code automatic}, {@code manual} or {@code denied}. */
    public String allows(boolean follows) {
        if (automatic.contains("public") || follows && automatic.contains("followers")) {
            return "automatic";
        }
        return manual.contains("public") || follows && manual.contains("followers") ? "manual" : "denied";
    }
}
