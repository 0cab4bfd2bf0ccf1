package folkmoot.civic.matter;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Clerk;
import folkmoot.civic.proposal.Foundations;
import folkmoot.people.account.Account;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.text.Html;
import folkmoot.talk.status.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The post of a matter: the title as a bold first paragraph, what it says, its fields as lines, the way to its page. {@link MatterReading}
 * reads the same again.
 */
final class MatterPosts {

    private final Kinds kinds;
    private final Foundations civic;
    private final Clerk clerk;

    MatterPosts(Kinds kinds, Foundations civic, Clerk clerk) {
        this.kinds = kinds;
        this.civic = civic;
        this.clerk = clerk;
    }

    <B> Clerk.Post post(StatusId id, MatterKind<B> kind, MatterEntry<B> entry, Community community, Account author) {
        return new Clerk.Post(
                author,
                community,
                Optional.empty(),
                Visibility.PUBLIC,
                html(id, kind, entry, community),
                Set.of(community.group().id()),
                List.of(hashtag(kind, entry.text().language())),
                entry.text().language());
    }

    private String hashtag(MatterKind<?> kind, String language) {
        return kinds.in(language).hashtags(kind.word() + ".hashtags")[0];
    }

    private <B> String html(StatusId id, MatterKind<B> kind, MatterEntry<B> entry, Community community) {
        var words = kinds.in(entry.text().language());
        var tag = hashtag(kind, entry.text().language());
        var out = new StringBuilder("<p><strong>")
                .append(Html.escape(entry.text().title()))
                .append("</strong></p>")
                .append(Html.paragraphs(entry.text().body()));
        var facts = facts(kind, entry);
        if (!facts.isEmpty()) {
            out.append(facts.stream()
                    .map(fact -> Html.escape(fact.line(words, kind)))
                    .collect(Collectors.joining("<br>", "<p>", "</p>")));
        }
        return out.append("<p><a href=\"")
                .append(Html.escape(
                        civic.uris().matterPage(community.name(), id).toString()))
                .append("\" rel=\"nofollow noopener noreferrer\" target=\"_blank\">")
                .append(Html.escape(words.get("matter.here")))
                .append("</a></p><p>")
                .append(clerk.mention(community.group()))
                .append(" <a href=\"")
                .append(Html.escape(civic.uris().tag(tag).toString()))
                .append("\" class=\"mention hashtag\" rel=\"tag\">#<span>")
                .append(Html.escape(tag))
                .append("</span></a></p>")
                .toString();
    }

    /** What its author edits in an app. */
    <B> String source(MatterKind<B> kind, MatterEntry<B> entry, Community community) {
        var words = kinds.in(entry.text().language());
        var parts = new ArrayList<String>();
        parts.add(entry.text().title());
        parts.add(entry.text().body());
        parts.add(
                facts(kind, entry).stream().map(fact -> fact.line(words, kind)).collect(Collectors.joining("\n")));
        parts.add("@" + community.name() + " #" + hashtag(kind, entry.text().language()));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private <B> List<MatterFact> facts(MatterKind<B> kind, MatterEntry<B> entry) {
        return MatterFact.of(
                        kind,
                        entry.block(),
                        entry.spot(),
                        entry.until(),
                        civic.days().zone())
                .stream()
                .filter(MatterFact::isLine)
                .toList();
    }
}
