package folkmoot.door.api.entity;

import java.util.List;
import java.util.Optional;

/** Conversation (client API). */
public record ConversationEntity(
        String id, boolean unread, List<AccountEntity> accounts, Optional<StatusEntity> lastStatus) {}
