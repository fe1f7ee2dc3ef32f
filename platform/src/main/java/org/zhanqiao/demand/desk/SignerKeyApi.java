package org.zhanqiao.demand.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.demand.agreements.PublishedKeys;
import org.zhanqiao.demand.agreements.SignerKeys;
import org.zhanqiao.web.PublicEndpoint;

/// The published keys for programs; `zhanqiao agreement verify --keys` asks here. `docs/agreements.md`
/// describes it.
@RestController
@Tag(name = "agreements")
class SignerKeyApi {

    private final PublishedKeys keys;

    SignerKeyApi(PublishedKeys keys) {
        this.keys = keys;
    }

    @Operation(
            operationId = "listOfficerKeys",
            summary = "一个机构公布的签名公钥 · the keys with which an agency’s people sign agreements",
            description = "任何人可读，用来核验协议是谁签的；登记和停用都在存证日志中 · for anybody who checks who signed an"
                    + " agreement; registrations and ends stand in the evidence log")
    @PublicEndpoint
    @GetMapping("/api/v1/officer-keys/{agency}")
    SignerKeys officerKeys(
            @Parameter(description = "统一社会信用代码 · unified social credit code") @PathVariable String agency) {
        return keys.getKeys(agency);
    }
}
