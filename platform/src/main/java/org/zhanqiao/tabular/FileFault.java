package org.zhanqiao.tabular;

/// Why a file cannot be read at all, in a sentence that says what to do.
public enum FileFault {
    EMPTY("文件是空的，请选择有内容的文件。", "The file is empty. Choose one that holds something."),
    TOO_LARGE("文件超过 %d MB，请分成几个文件。", "The file is larger than %d MB. Split it into several."),
    EXTENSION_UNKNOWN("只接受扩展名为 .xlsx 或 .csv 的文件，请另存为其中一种。", "Only .xlsx and .csv are read. Save it as one of them."),
    NAMED_WORKBOOK(
            "扩展名是 .xlsx，内容却是文本。请把扩展名改为 .csv，或用表格软件另存为 .xlsx。",
            "It is named .xlsx but holds text. Rename it to .csv, or save it as .xlsx."),
    NAMED_CSV(
            "扩展名是 .csv，内容却是 XLSX 工作簿。请把扩展名改为 .xlsx。", "It is named .csv but is an XLSX workbook. Rename it to .xlsx."),
    OLD_WORKBOOK("这是旧版 .xls 工作簿，请用表格软件另存为 .xlsx。", "This is an old .xls workbook. Save it as .xlsx."),
    PASSWORD("文件设有打开密码，请取消密码后另存。", "The file is protected with a password. Remove it and save again."),
    OPEN_DOCUMENT("这是 .ods 文件，请另存为 .xlsx。", "This is an .ods file. Save it as .xlsx."),
    WORD_DOCUMENT(
            "这是 Word 文档，请把表格复制到 .xlsx 或 .csv 文件里。",
            "This is a Word document. Copy its table into an .xlsx or .csv file."),
    BINARY_WORKBOOK("这是 .xlsb 二进制工作簿，请另存为 .xlsx。", "This is a binary .xlsb workbook. Save it as .xlsx."),
    OTHER_ARCHIVE(
            "这是压缩包，不是工作簿。请解压后选择其中的 .xlsx 或 .csv。",
            "This is an archive, not a workbook. Unpack it and choose the .xlsx or .csv inside."),
    PDF("这是 PDF，请改用 .xlsx 或 .csv。", "This is a PDF. Use .xlsx or .csv."),
    WEB_PAGE(
            "文件内容是网页，常见于系统导出的“假 Excel”。请用表格软件打开后另存为 .xlsx。",
            "It holds a web page, as some systems export under the name of Excel. Open it in a spreadsheet and save as .xlsx."),
    XML_TABLE("文件内容是 XML 表格，请用表格软件打开后另存为 .xlsx。", "It holds an XML table. Open it in a spreadsheet and save as .xlsx."),
    UTF16("文件是 UTF-16 编码（表格软件里叫“Unicode 文本”），请另存为 CSV UTF-8。", "It is encoded in UTF-16. Save it as CSV UTF-8."),
    BINARY(
            "文件不是文本，含有空字符。请用表格软件另存为 .xlsx 或 CSV UTF-8。",
            "It is no text: it holds NUL characters. Save it as .xlsx or CSV UTF-8."),
    ENCODING_MIXED(
            "文件既不是完整的 UTF-8（第 %d 行起不符），也不是完整的 GB18030（第 %d 行起不符）；可能中途换了编码，请统一编码后重试。",
            "The file is neither UTF-8 throughout (it fails at line %d) nor GB18030 throughout (line %d); it may change its encoding midway. Save it in one encoding and try again."),
    QUOTE_OPEN(
            "第 %d 行附近引号不成对或引号后有多余的字；请检查该行的双引号。",
            "Near line %d a quote is not closed, or something follows a closing quote."),
    RECORD_TOO_LONG(
            "第 %d 行附近的一条记录过长，多半是引号不成对，或列太多；请检查该行。",
            "Near line %d a record is too long: a quote may not be closed, or there are too many columns. Check the line."),
    UNPACKS_TOO_LARGE(
            "工作簿解压后超过 %d MB，可能含大量空行或图片。请只保留清单，另存后重试。",
            "Unpacked, the workbook is larger than %d MB; it may hold many empty rows or pictures. Keep the list alone and save again."),
    TOO_MANY_PARTS(
            "工作簿里的文件过多，不像一张清单。请把清单复制到新工作簿。",
            "The workbook has too many parts to be a list. Copy the list into a new one."),
    CELL_TOO_LONG("有一个单元格的文字过长，请精简后另存。", "A cell holds too much text. Shorten it and save again."),
    TOO_MANY_WORDS(
            "工作簿里的文字超过 %d MB，不像一张清单。请把清单复制到新工作簿。",
            "The workbook holds more than %d MB of text, too much for a list. Copy the list into a new one."),
    TOO_MANY_FORMULAS(
            "工作簿里的公式超过 %d 个。请选中全部单元格，“复制—选择性粘贴—数值”，再上传。",
            "The workbook holds more than %d formulas. Copy all cells and paste their values, then upload again."),
    DATES_1904(
            "工作簿用的是 1904 日期系统，日期会差四年。请在表格软件的选项里取消“使用 1904 日期系统”，核对日期后另存。",
            "The workbook counts its dates from 1904, which shifts them by four years. Switch that off in its options, check the dates and save."),
    TOO_WIDE("工作表超过 %d 列，请删去右侧多余的列。", "The sheet has more than %d columns. Delete those to the right."),
    WORKBOOK_BROKEN(
            "工作簿已损坏或不完整，请用表格软件打开并另存为 .xlsx。",
            "The workbook is broken or incomplete. Open it in a spreadsheet and save as .xlsx."),
    ALL_HIDDEN("工作表都被隐藏了，请取消隐藏要导入的工作表。", "All sheets are hidden. Show the one to read.");

    private final String chinese;
    private final String english;

    FileFault(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String chinese(Object... details) {
        return chinese.formatted(details);
    }

    String english(Object... details) {
        return english.formatted(details);
    }
}
