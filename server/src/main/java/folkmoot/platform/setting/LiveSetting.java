package folkmoot.platform.setting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A setting that needs no restart: whoever heeds it asks {@link LiveSettings} each time. */
public enum LiveSetting {
    REGISTRATION_MODE("registration.mode", Kind.CHOICE, "open", "approval", "closed"),
    LANGUAGE("instance.language", Kind.LANGUAGE),
    DESCRIPTION("instance.description", Kind.TEXT),
    CONTACT_EMAIL("instance.contact-email", Kind.EMAIL),
    DOMAIN_BLOCKS("instance.domain-blocks", Kind.CHOICE, "everybody", "members", "nobody"),
    REVIEW_TRENDS("trends.require-review", Kind.CHOICE, "true", "false"),
    HOLIDAYS("civic.holidays", Kind.DAYS),
    YOUNG_ACCOUNT("civic.young-account", Kind.DURATION),
    KEEP_REMOTE("media.keep-remote", Kind.DURATION);

    /** What can be written into it. */
    public enum Kind {
        CHOICE("ERR_SETTING_CHOICE"),
        LANGUAGE("ERR_SETTING_LANGUAGE"),
        TEXT("ERR_SETTING_TEXT"),
        EMAIL("ERR_SETTING_EMAIL"),
        DAYS("ERR_SETTING_DAYS"),
        DURATION("ERR_SETTING_DURATION");

        private final String problem;

        Kind(String problem) {
            this.problem = problem;
        }

        /** The code of the problem with what is none. */
        public String problem() {
            return problem;
        }
    }

    private final String key;
    private final Kind kind;
    private final List<String> choices;

    LiveSetting(String key, Kind kind, String... choices) {
        this.key = key;
        this.kind = kind;
        this.choices = List.of(choices);
    }

    /** As in {@code folkmoot.toml}. */
    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    /** Of a {@link Kind#CHOICE}. */
    public List<String> choices() {
        return choices;
    }

    /** By its key; empty for one that needs a restart, or is none. */
    public static Optional<LiveSetting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
