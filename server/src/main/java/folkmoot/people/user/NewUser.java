package folkmoot.people.user;

import java.util.Optional;

/**
 * Somebody who wants to join.
 *
 * @param locale language of their pages and mails, BCP 47
 * @param reason why, where moderators decide
 */
public record NewUser(String username, String email, String password, String locale, Optional<String> reason) {}
