package folkmoot.civic.body;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import java.time.Instant;
import java.util.Optional;

/**
 * A piece of evidence that an account is a body's official actor.
 *
 * @param holds whether the last check succeeded
 * @param evidence what was found: a page's address, a domain, the name of a DNS record
 * @param dnssec whether a resolver vouched for the DNS record; empty where that is not known
 * @param checkedAt when it was last checked
 * @param since since when it holds, or no longer does
 */
public record Recognition(
        AccountId account,
        BodyId body,
        Method method,
        boolean holds,
        String evidence,
        Optional<Boolean> dnssec,
        Instant checkedAt,
        Instant since) {

    /** From this level on an account speaks for the body. */
    public static final int OFFICIAL = 2;

    /** Of a check that was just made; since when is kept from earlier ones that ended in the same. */
    static Recognition now(AccountId account, BodyId body, Method method, boolean holds, String evidence, Instant now) {
        return new Recognition(account, body, method, holds, evidence, Optional.empty(), now, now);
    }

    Recognition withDnssec(Optional<Boolean> authenticated) {
        return new Recognition(account, body, method, holds, evidence, authenticated, checkedAt, since);
    }

    /** Step of the ladder that it reaches: 1 control of a page, 2 the register's domain, 3 a record in that domain. */
    public int level() {
        return method.level;
    }

    /** What was checked. */
    public enum Method {
        REL_ME("rel-me", 1),
        REGISTER_DOMAIN("register-domain", OFFICIAL),
        DNS_TXT("dns-txt", 3);

        private final String word;
        private final int level;

        Method(String word, int level) {
            this.word = word;
            this.level = level;
        }

        public String word() {
            return word;
        }

        static Method of(String word) {
            for (var method : values()) {
                if (method.word.equals(word)) {
                    return method;
                }
            }
            throw new IllegalArgumentException("There is no method " + word);
        }
    }
}
