package folkmoot.door.web;

import java.util.Optional;

/**
 * What other sites show of a page when somebody names it there (Open Graph).
 *
 * @param url where it stands
 * @param picture address of one; empty for none
 */
public record SocialCard(String title, String description, String url, Optional<String> picture) {}
