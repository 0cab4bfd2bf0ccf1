package folkmoot.stewardship.look;

import folkmoot.civic.community.Accent;
import java.util.Optional;

/**
 * How the instance or a community shows itself on pages, as far as its account does not say it.
 *
 * @param name the instance's, where it was set; empty for that of the settings, and for a community
 * @param accent colour of buttons and links
 * @param welcome what it says to who comes, plain text; may be empty
 * @param crest the instance's picture: its name in the storage
 * @param cover the instance's wide picture: its name in the storage
 */
public record PlaceLook(String name, Accent accent, String welcome, Optional<String> crest, Optional<String> cover) {

    /** Before anybody chose. */
    public static final PlaceLook USUAL = new PlaceLook("", Accent.TEAL, "", Optional.empty(), Optional.empty());
}
