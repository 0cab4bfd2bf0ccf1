package folkmoot.civic.response;

import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.Foundations;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which body of the register somebody names: by its name in addresses, by its handle, or by a mention. */
record RightBody(Foundations civic) {

    /** The first of the words that names one. @param mentioned accounts of which only the user name may stand in the words */
    Optional<Body> in(Transaction tx, CommunityId community, String words, Collection<Account> mentioned) {
        var bodies = civic.bodies().list(tx, community).stream()
                .filter(body -> body.isValidOn(civic.days().day(civic.clock().instant())))
                .toList();
        for (var word : words.split("[\\s,;()]+")) {
            var plain = word.replaceAll("[.:!?]+$", "").toLowerCase(Locale.ROOT);
            var found = bodies.stream()
                    .filter(body -> isNamed(body, plain, mentioned))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isNamed(Body body, String word, Collection<Account> mentioned) {
        if (!word.startsWith("@")) {
            return body.slug().equals(word)
                    || body.handle().filter(word::equals).isPresent();
        }
        var name = word.substring(1);
        return body.slug().equals(name)
                || body.handle().filter(name::equals).isPresent()
                || mentioned.stream()
                        .filter(account -> account.username().equalsIgnoreCase(name))
                        .anyMatch(account -> body.account().equals(Optional.of(account.id())));
    }

    /** The same of an entry in a form. */
    Optional<Body> named(Transaction tx, CommunityId community, String slugOrHandle) {
        return in(tx, community, slugOrHandle, List.of());
    }
}
