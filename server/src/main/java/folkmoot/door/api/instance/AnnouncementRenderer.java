package folkmoot.door.api.instance;

import folkmoot.door.api.entity.StatusEntity;
import folkmoot.door.api.media.EmojiRenderer;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Handle;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.text.PostText;
import folkmoot.platform.text.TextParts;
import folkmoot.platform.uri.LocalUris;
import folkmoot.stewardship.announcement.Announcement;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns announcements into what clients show: links, mentions, hashtags and emojis of the text as in a post. */
public final class AnnouncementRenderer {

    private final Accounts accounts;
    private final EmojiRenderer emojis;
    private final LocalUris uris;

    public AnnouncementRenderer(Accounts accounts, EmojiRenderer emojis, LocalUris uris) {
        this.accounts = accounts;
        this.emojis = emojis;
        this.uris = uris;
    }

    /** Announcement; {@code read} and {@code me} only for a viewer. */
    Map<String, Object> entity(Transaction tx, Announcement announcement, boolean forViewer) {
        var text = announcement.text();
        var mentioned = mentioned(tx, text);
        var entity = new LinkedHashMap<String, Object>();
        entity.put("id", Long.toString(announcement.id()));
        entity.put("content", PostText.html(text, targets(mentioned)));
        entity.put("starts_at", announcement.starts());
        entity.put("ends_at", announcement.ends());
        entity.put("all_day", announcement.allDay());
        entity.put("published_at", announcement.published());
        entity.put("updated_at", announcement.updated());
        if (forViewer) {
            entity.put("read", announcement.read());
        }
        entity.put(
                "mentions",
                mentioned.values().stream()
                        .map(AnnouncementRenderer::mention)
                        .distinct()
                        .toList());
        entity.put("statuses", List.of());
        entity.put(
                "tags",
                TextParts.hashtags(text).stream()
                        .distinct()
                        .map(name -> new StatusEntity.StatusTag(name, uris.tag(name)))
                        .toList());
        entity.put("emojis", emojis.in(Optional.empty(), List.of(text)));
        entity.put(
                "reactions",
                announcement.reactions().stream()
                        .map(reaction -> reaction(reaction, forViewer))
                        .toList());
        return entity;
    }

    private Map<String, Object> reaction(Announcement.Reaction reaction, boolean forViewer) {
        var entity = new LinkedHashMap<String, Object>();
        entity.put("name", reaction.name());
        entity.put("count", reaction.count());
        if (forViewer) {
            entity.put("me", reaction.mine());
        }
        emojis.in(Optional.empty(), List.of(":" + reaction.name() + ":")).forEach(emoji -> {
            entity.put("url", emoji.url());
            entity.put("static_url", emoji.staticUrl());
        });
        return entity;
    }

    private Map<Handle, Account> mentioned(Transaction tx, String text) {
        var found = new LinkedHashMap<Handle, Account>();
        for (var mention : TextParts.mentions(text)) {
            var handle = handle(mention.username(), mention.domain());
            accounts.byHandle(tx, handle).filter(Account::isActive).ifPresent(account -> found.put(handle, account));
        }
        return found;
    }

    private static Handle handle(String username, Optional<String> domain) {
        return new Handle(username, domain);
    }

    private PostText.Targets targets(Map<Handle, Account> mentioned) {
        return new PostText.Targets() {
            @Override
            public Optional<PostText.MentionTarget> mention(String username, Optional<String> domain) {
                return Optional.ofNullable(mentioned.get(handle(username, domain)))
                        .map(account ->
                                new PostText.MentionTarget(account.page(), account.username(), account.domain()));
            }

            @Override
            public URI tag(String name) {
                return uris.tag(name);
            }
        };
    }

    private static StatusEntity.MentionEntity mention(Account account) {
        return new StatusEntity.MentionEntity(
                account.id().toString(), account.username(), account.page(), account.acct());
    }
}
