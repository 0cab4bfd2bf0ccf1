package folkmoot.talk.favourite;

import java.util.Set;

/** Which emoji reactions say the same as a favourite. Others (a doubt, a laugh, an objection) are not counted as one. */
final class Reactions {

    private static final Set<String> APPROVING = Set.of(
            "👍", "❤", "⭐", "🌟", "👏", "✅", "🙏", "🎉", "💯", "💪", "🙌", "💚", "💙", "🧡", "💛", "💜", "🤍", "🖤",
            "♥", "🥰", "😍");
    private static final String VARIATION = "\uFE0F";
    private static final String SKIN_TONES = "[\\x{1F3FB}-\\x{1F3FF}]";

    private Reactions() {}

    static boolean approves(String emoji) {
        return APPROVING.contains(emoji.strip().replace(VARIATION, "").replaceAll(SKIN_TONES, ""));
    }
}
