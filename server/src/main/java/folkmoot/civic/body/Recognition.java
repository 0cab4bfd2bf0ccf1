package folkmoot.civic.body;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import java.time.Instant;

/**
 * A piece of evidence that an account is a body's official actor.
 *
 * @param level step of the ladder that it reaches: 1 control of a page, 2 the register's domain
 * @param holds whether the last check succeeded
 * @param evidence what was found: a page's address, a domain
 */
public record Recognition(
        AccountId account, BodyId body, Method method, int level, boolean holds, String evidence, Instant checkedAt) {

    /** From this level on an account speaks for the body. */
    public static final int OFFICIAL = 2;

    /** What was checked. */
    public enum Method {
        REL_ME("rel-me"),
        REGISTER_DOMAIN("register-domain");

        private final String word;

        Method(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Method of(String word) {
            return word.equals(REL_ME.word) ? REL_ME : REGISTER_DOMAIN;
        }
    }
}
