package folkmoot.api;

import folkmoot.api.entity.CustomEmojiEntity;
import folkmoot.database.Database;
import folkmoot.emoji.Emoji;
import folkmoot.emoji.Emojis;
import folkmoot.http.Response;
import folkmoot.http.Routing;
import folkmoot.media.MediaUrls;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Custom emojis as clients show them: the list of ours, and those in a text. */
public final class EmojiRenderer {

    private final Database database;
    private final Emojis emojis;
    private final MediaUrls urls;

    public EmojiRenderer(Database database, Emojis emojis, MediaUrls urls) {
        this.database = database;
        this.emojis = emojis;
        this.urls = urls;
    }

    public void register(Routing routing) {
        routing.get(
                "/api/v1/custom_emojis",
                _ -> Response.json(database.read(emojis::ours).stream()
                                .map(this::entity)
                                .toList())
                        .header("Cache-Control", "public, max-age=300"));
    }

    /** Reads at once what a page with words from several domains needs. */
    void prepare(Collection<Optional<String>> domains) {
        emojis.prepare(domains);
    }

    /** @param acct {@code user} or {@code user@domain}: whose words they are */
    List<CustomEmojiEntity> in(String acct, List<String> texts) {
        int at = acct.indexOf('@');
        return in(at < 0 ? Optional.empty() : Optional.of(acct.substring(at + 1)), texts);
    }

    List<CustomEmojiEntity> in(Optional<String> domain, List<String> texts) {
        return emojis.in(domain, texts).stream().map(this::entity).toList();
    }

    private CustomEmojiEntity entity(Emoji emoji) {
        var url = urls.of(emoji.picture());
        return new CustomEmojiEntity(emoji.shortcode(), url, url, true, emoji.category());
    }
}
