package org.zhanqiao.catalog.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.Sharing;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.tokens.AccessTokens;
import org.zhanqiao.identity.tokens.IssuedToken;
import org.zhanqiao.identity.tokens.TokenHolders;

/// Who sees which entry by a token: what the same person or system would see, and nothing else.
@PlatformTest
class B03_DatasetTokenTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Entries entries;

    @Autowired
    private Identity identity;

    @Autowired
    private AccessTokens tokens;

    private Agency mine;
    private Agency other;

    @BeforeEach
    void open() {
        mine = TokenHolders.agency(identity, "token-dataset", "D0470004", "市令牌目录局");
        other = TokenHolders.agency(identity, "token-dataset-2", "D0470005", "市旁观局");
    }

    private Entry draft(String name, EntryMetadata text) {
        var begun = entries.begin(mine.code(), EntryTexts.POPULATION, name, "officer");
        return entries.save(EntryDecision.of(begun, "officer"), text);
    }

    private IssuedToken person(String login, Agency agency, Role role) {
        return TokenHolders.token(tokens, TokenHolders.person(identity, login, agency, role));
    }

    private IssuedToken system(String code, Agency agency) {
        return TokenHolders.token(tokens, TokenHolders.system(identity, code, agency));
    }

    private int status(IssuedToken token, Entry entry) throws Exception {
        return TokenHolders.send(port, "GET", "/api/v1/datasets/" + entry.code(), "Bearer " + token.text())
                .statusCode();
    }

    @Test
    void b01_a_draft_exists_for_nobodys_token() throws Exception {
        var draft = draft("令牌草稿", EntryTexts.whole("令牌草稿", "令牌草稿"));
        assertThat(status(person("token.draft.citizen", mine, Role.CITIZEN), draft))
                .isEqualTo(404);
        assertThat(status(person("token.draft.officer", other, Role.DATA_OFFICER), draft))
                .isEqualTo(404);
        assertThat(status(system("token-draft-own", mine), draft)).isEqualTo(404);
        assertThat(status(system("token-draft-other", other), draft)).isEqualTo(404);
    }

    @Test
    void b02_a_citizens_token_reads_what_is_open_and_a_systems_what_agencies_see() throws Exception {
        var closed = EntryTexts.published(entries, mine.code(), "令牌不开放");
        var draft = draft(
                "令牌开放",
                EntryTexts.whole("令牌开放", "令牌开放")
                        .with(new Sharing.Unconditional(), new EntryMetadata.Opening("CONDITIONAL", "实名登记")));
        var open = entries.publish(EntryDecision.of(entries.submit(EntryDecision.of(draft, "officer")), "bureau"));
        var citizen = person("token.open.citizen", mine, Role.CITIZEN);
        assertThat(status(citizen, open)).isEqualTo(200);
        assertThat(status(citizen, closed)).isEqualTo(404);
        assertThat(status(system("token-open-other", other), closed)).isEqualTo(200);
        assertThat(status(person("token.open.officer", other, Role.DATA_OFFICER), closed))
                .isEqualTo(200);
    }

    @Test
    void b03_an_officers_token_made_for_the_role_of_a_citizen_reads_as_a_citizen() throws Exception {
        var closed = EntryTexts.published(entries, mine.code(), "令牌角色");
        var both = TokenHolders.person(identity, "token.both.roles", mine, Role.DATA_OFFICER, Role.CITIZEN);
        assertThat(status(TokenHolders.token(tokens, both), closed)).isEqualTo(200);
        assertThat(status(TokenHolders.token(tokens, both, Role.CITIZEN), closed))
                .isEqualTo(404);
    }
}
