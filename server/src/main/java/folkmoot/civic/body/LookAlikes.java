package folkmoot.civic.body;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.account.Account;
import folkmoot.people.account.OfficialLookup;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.text.Names;
import folkmoot.platform.uri.LocalUris;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Accounts that could be taken for a body's without being it. Compared are the display name and the user name with the body's names,
 * and the host with its domain, each as people see it ({@link Names#skeleton}: confusable letters of all scripts, {@code rn} and
 * {@code m}, {@code 0} and {@code o}, hyphens, points and spaces) and up to two letters apart. A host that has the whole domain in it
 * without lying under it is one, too. Whoever is on the body's own domain is not, but for the people of this instance: not all of them
 * speak for a body that has its domain.
 */
final class LookAlikes {

    private static final int REMEMBERED = 20_000;
    private static final int LETTERS_FOR_ONE_OF_A_NAME = 10;
    private static final int LETTERS_FOR_ONE_OF_A_DOMAIN = 8;
    private static final int MOST_LETTERS = 2;

    private final OfficialIndex index;
    private final LocalUris uris;
    private final Official officials;
    private final InstantSource clock;
    private final Cache<String, String> skeletons =
            Caffeine.newBuilder().maximumSize(4L * REMEMBERED).build();
    private final Cache<Shown, List<Body>> found =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** As {@link OfficialLookup#isOfficial}. */
    @FunctionalInterface
    interface Official {

        boolean test(Transaction tx, CommunityId community, Account account);
    }

    /** An account as people see it, beside registers as they stand. */
    private record Shown(AccountId id, String name, String username, String host, LocalDate day, long registers) {}

    LookAlikes(OfficialIndex index, LocalUris uris, Official officials, InstantSource clock) {
        this.index = index;
        this.uris = uris;
        this.officials = officials;
        this.clock = clock;
    }

    /** The body that an account could be taken for, of those asked about. */
    Optional<Body> of(Transaction tx, Account account, Predicate<Body> concerned) {
        if (account.isGroup()) {
            return Optional.empty();
        }
        var shown = new Shown(
                account.id(),
                account.name(),
                account.username(),
                account.domain().orElse(uris.domain()),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                index.version(tx));
        var alike = found.getIfPresent(shown);
        if (alike == null) {
            alike = compared(tx, account, shown);
            found.put(shown, alike);
        }
        return alike.stream()
                .filter(concerned)
                .filter(body -> !officials.test(tx, body.community(), account))
                .findFirst();
    }

    private List<Body> compared(Transaction tx, Account account, Shown shown) {
        var name = skeleton(shown.name());
        var username = skeleton(shown.username());
        var host = skeleton(DomainNames.withoutPort(shown.host()));
        return index.all(tx).stream()
                .filter(body -> body.isValidOn(shown.day()))
                .filter(body -> account.isLocal() || !DomainNames.isUnder(shown.host(), body.domain()))
                .filter(body -> isNamedLike(body, name)
                        || isNamedLike(body, username)
                        || !account.isLocal() && isHostedLike(body, host))
                .toList();
    }

    private boolean isNamedLike(Body body, String name) {
        return Stream.concat(Stream.of(body.name()), body.names().values().stream())
                .anyMatch(other -> similar(name, skeleton(other), LETTERS_FOR_ONE_OF_A_NAME));
    }

    private boolean isHostedLike(Body body, String host) {
        var domain = skeleton(DomainNames.withoutPort(body.domain()));
        return similar(host, domain, LETTERS_FOR_ONE_OF_A_DOMAIN)
                || domain.length() >= LETTERS_FOR_ONE_OF_A_DOMAIN && host.contains(domain);
    }

    private String skeleton(String text) {
        return skeletons.get(text, Names::skeleton);
    }

    /** Equal, or different in one letter in so many. */
    private static boolean similar(String one, String other, int lettersForOne) {
        int bound = Math.min(MOST_LETTERS, other.length() / lettersForOne);
        return one.equals(other) && !one.isEmpty() || bound > 0 && Names.distance(one, other, bound) <= bound;
    }
}
