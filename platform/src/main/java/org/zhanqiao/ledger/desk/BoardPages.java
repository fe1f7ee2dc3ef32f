package org.zhanqiao.ledger.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.ledger.CaseBoard;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.Pages;

/// The board: how many cases each agency has where, and how late. Every figure opens its cases.
@Controller
@Allowed({Role.BUREAU, Role.CITY_OFFICE, Role.DATA_OFFICER, Role.SHARING_HEAD})
class BoardPages {

    static final String BOARD = CasePages.LIST + "/board";

    private final Pages pages;
    private final CaseBoard board;
    private final CaseNames names;

    BoardPages(Pages pages, CaseBoard board, CaseNames names) {
        this.pages = pages;
        this.board = board;
        this.names = names;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavigationItem boardNavigation() {
            return NavigationItem.of(
                    520, "ledger.board", BOARD, Role.BUREAU, Role.CITY_OFFICE, Role.DATA_OFFICER, Role.SHARING_HEAD);
        }
    }

    @GetMapping(BOARD)
    View board(@RequestParam(defaultValue = "") String campaign) {
        var agencies = names.agencies();
        return pages.show(
                "ledger/board",
                new BoardView(
                        board.list(campaign).stream()
                                .map(row -> new BoardView.Row(agencies.getOrDefault(row.agency(), row.agency()), row))
                                .toList(),
                        campaign,
                        names.campaigns()));
    }
}
