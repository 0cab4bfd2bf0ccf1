package folkmoot.door.web.ui;

/** A step of the way from the top to a page. */
public record Crumb(String name, String url) {}
