package folkmoot.door.api.media;

import folkmoot.door.api.entity.CustomEmojiEntity;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.talk.emoji.Emoji;
import folkmoot.talk.emoji.Emojis;
import folkmoot.talk.media.MediaUrls;
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
    public void prepare(Collection<Optional<String>> domains) {
        emojis.prepare(domains);
    }

    /** @param acct {@code user} or {@code user@domain}: whose words they are */
    public List<CustomEmojiEntity> in(String acct, List<String> texts) {
        int at = acct.indexOf('@');
        return in(at < 0 ? Optional.empty() : Optional.of(acct.substring(at + 1)), texts);
    }

    public List<CustomEmojiEntity> in(Optional<String> domain, List<String> texts) {
        return emojis.in(domain, texts).stream().map(this::entity).toList();
    }

    private CustomEmojiEntity entity(Emoji emoji) {
        var url = urls.of(emoji.picture());
        return new CustomEmojiEntity(emoji.shortcode(), url, url, true, emoji.category());
    }
}
