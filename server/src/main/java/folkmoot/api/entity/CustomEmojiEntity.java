package folkmoot.api.entity;

import java.net.URI;

/** CustomEmoji (client API). */
public record CustomEmojiEntity(String shortcode, URI url, URI staticUrl, boolean visibleInPicker) {}
