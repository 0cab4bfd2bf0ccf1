package folkmoot.civic.proposal;

import folkmoot.civic.community.Community;
import folkmoot.people.account.Account;
import folkmoot.platform.text.Html;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;

/** The HTML of a proposal's post: the whole text for everybody, with the title as a bold first paragraph. */
final class ProposalText {

    private final LocalUris uris;
    private final Clerk clerk;

    ProposalText(LocalUris uris, Clerk clerk) {
        this.uris = uris;
        this.clerk = clerk;
    }

    /** Who proposed elsewhere, and where. */
    record Credit(Account author, URI original) {}

    String html(NewProposal text, Community community, URI page, Optional<Credit> credit) {
        var words = Words.in(text.language());
        var out = new StringBuilder("<p><strong>")
                .append(Html.escape(text.title()))
                .append("</strong></p>");
        out.append(Html.paragraphs(text.problem()));
        if (!text.ask().isEmpty()) {
            out.append(named(words.get("proposal.ask"), Html.escape(text.ask()).replace("\n", "<br>")));
        }
        text.place().spot().ifPresent(spot -> out.append(named(words.get("proposal.where"), Html.escape(spot.name()))));
        credit.ifPresent(from -> out.append("<p>")
                .append(Html.escape(words.get("proposal.by", "\u0001", "\u0002"))
                        .replace("\u0001", clerk.mention(from.author()))
                        .replace("\u0002", link(from.original(), from.original().getHost())))
                .append("</p>"));
        return out.append("<p>")
                .append(link(page, words.get("proposal.here")))
                .append(Html.escape(words.get("proposal.press")))
                .append("</p><p>")
                .append(clerk.mention(community.group()))
                .append(" <a href=\"")
                .append(Html.escape(uris.tag("proposal").toString()))
                .append("\" class=\"mention hashtag\" rel=\"tag\">#<span>proposal</span></a></p>")
                .toString();
    }

    private static String named(String name, String html) {
        return "<p><strong>" + Html.escape(name) + ":</strong> " + html + "</p>";
    }

    /** What its author edits in an app: the fields, one below the other, and what makes the post a proposal of its community. */
    String source(NewProposal text, Community community) {
        var parts = new ArrayList<String>();
        parts.add(text.title());
        parts.add(text.problem());
        if (!text.ask().isEmpty()) {
            parts.add(Words.in(text.language()).get("proposal.ask") + ": " + text.ask());
        }
        parts.add("@" + community.name() + " #proposal");
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private static String link(URI to, String text) {
        return "<a href=\"" + Html.escape(to.toString()) + "\" rel=\"nofollow noopener noreferrer\" target=\"_blank\">"
                + Html.escape(text) + "</a>";
    }
}
