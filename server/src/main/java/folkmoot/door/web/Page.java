package folkmoot.door.web;

import java.util.Optional;

/**
 * What the frame around every page needs.
 *
 * @param title stands in the browser's title bar, before the site's name
 * @param site the instance's name
 * @param text the words, in the reader's language
 * @param style the style sheet's address
 * @param path where we are, for the language links and for coming back after signing in
 * @param signedIn the name of who is looking
 * @param unread how many things they were told and have not seen, at most {@link Frame#MOST_UNREAD}
 * @param asTeam whether that is a team
 * @param moderates whether they may see the pages for moderators
 */
public record Page(
        String title,
        String site,
        Messages text,
        String style,
        String path,
        Optional<String> signedIn,
        int unread,
        boolean asTeam,
        boolean moderates) {

    /** The same page, shown in answer to a form: links of the frame lead to where it can be asked for. */
    public Page at(String address) {
        return new Page(title, site, text, style, address, signedIn, unread, asTeam, moderates);
    }
}
