package folkmoot.door.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the frame around every page needs.
 *
 * @param title stands in the browser's title bar, before the site's name
 * @param look the instance's
 * @param accent the colour of the page: the instance's, or that of the community it belongs to
 * @param text the words, in the reader's language
 * @param files the addresses of style and script
 * @param path where we are, for the language links and for coming back after signing in
 * @param query what was asked for there, without the question mark
 * @param form the id of a form in progress, which is kept when the language changes; empty for none
 * @param card what other sites show of the page
 * @param feeds by which what stands on it can be followed
 * @param viewer who is looking
 */
public record Page(
        String title,
        Look look,
        String accent,
        Messages text,
        Files files,
        String path,
        String query,
        String form,
        Optional<SocialCard> card,
        Feeds feeds,
        Viewer viewer) {

    /** Where the feeds of a page are: below this address; empty for a page without. @param days whether there is a calendar */
    public record Feeds(String base, boolean days) {

        static final Feeds NONE = new Feeds("", false);
    }

    /** The addresses of what a page needs besides itself. */
    public record Files(String style, String script, String icon) {}

    /**
     * Who is looking.
     *
     * @param signedIn their name
     * @param unread how many things they were told and have not seen, at most {@link Frame#MOST_UNREAD}
     * @param asTeam whether that is a team
     * @param moderates whether they may see the pages for moderators
     */
    public record Viewer(Optional<String> signedIn, int unread, boolean asTeam, boolean moderates) {

        /** Somebody who is not signed in. */
        public static final Viewer VISITOR = new Viewer(Optional.empty(), 0, false, false);
    }

    /** A part of the site, as the header names them. */
    public enum Part {
        PROPOSALS("/proposals"),
        COMMUNITIES("/communities"),
        BODIES("/bodies"),
        TALK("/public"),
        SEARCH("/search");

        private final String path;

        Part(String path) {
            this.path = path;
        }

        /** Its first page. */
        public String path() {
            return path;
        }

        /** How the words of the pages call it. */
        public String word() {
            return path.equals("/public") ? "talk" : path.substring(1);
        }
    }

    /** The instance's name. */
    public String site() {
        return look.name();
    }

    public Optional<String> signedIn() {
        return viewer.signedIn();
    }

    public int unread() {
        return viewer.unread();
    }

    /** The count beside the bell. */
    public String bell() {
        return bell(unread());
    }

    static String bell(int unread) {
        return unread < Frame.MOST_UNREAD ? Integer.toString(unread) : unread + "+";
    }

    public boolean asTeam() {
        return viewer.asTeam();
    }

    public boolean moderates() {
        return viewer.moderates();
    }

    /** The same page, shown in answer to a form: links of the frame lead to where it can be asked for. */
    public Page at(String address) {
        return new Page(title, look, accent, text, files, address, "", form, card, feeds, viewer);
    }

    /** The same page in the colour of a community. */
    Page in(Look community) {
        return new Page(title, look, community.accent(), text, files, path, query, form, card, feeds, viewer);
    }

    /** The same page with a form in progress: who changes the language sends it, and gets it back as it was. */
    public Page keeping(String id) {
        return new Page(title, look, accent, text, files, path, query, id, card, feeds, viewer);
    }

    /** The same page, as it is looked at by somebody. */
    Page seenBy(Viewer other) {
        return new Page(title, look, accent, text, files, path, query, form, card, feeds, other);
    }

    Page shownElsewhere(SocialCard as) {
        return new Page(title, look, accent, text, files, path, query, form, Optional.of(as), feeds, viewer);
    }

    /** The same page with feeds and a calendar, for readers and calendars to find. */
    Page followed(String base) {
        return new Page(title, look, accent, text, files, path, query, form, card, new Feeds(base, true), viewer);
    }

    /** The same page with feeds. */
    Page read(String base) {
        return new Page(title, look, accent, text, files, path, query, form, card, new Feeds(base, false), viewer);
    }

    /** This page in another language. */
    public String inLanguage(String language) {
        var kept = Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.startsWith("lang="))
                .map(pair -> pair + "&")
                .collect(Collectors.joining());
        return path + "?" + kept + "lang=" + language;
    }

    /** This page with its query, as a value of a query. */
    public String back() {
        return URLEncoder.encode(query.isEmpty() ? path : path + "?" + query, StandardCharsets.UTF_8);
    }

    /** The value of {@code aria-current} of the header's link to a part: the page itself, something within, or null for neither. */
    public String current(Part part) {
        if (path.equals(part.path())) {
            return "page";
        }
        return part() == part ? "true" : null;
    }

    private Part part() {
        if (path.matches("/c/[^/]+/(bodies|register)\\b.*")) {
            return Part.BODIES;
        }
        if (path.matches("(/c/[^/]+)?/proposals\\b.*")) {
            return Part.PROPOSALS;
        }
        if (path.startsWith("/c/")) {
            return Part.COMMUNITIES;
        }
        return path.matches("/(public|home|tags|@[^/]+/)\\b.*") ? Part.TALK : null;
    }
}
