import Catalog
import Foundation
import Testing

@Suite struct `Money is written as the reader's locale does` {
    @Test(arguments: [
        ("en", "89", "EUR", "€89.00"), ("en-US", "1234567.5", "USD", "$1,234,567.50"), ("en", "999", "GBP", "£999.00"),
        ("en-CA", "10", "CAD", "$10.00"), ("en-CA", "10", "USD", "US$10.00"), ("en", "10", "CAD", "CA$10.00"),
        ("en", "89", "CHF", "CHF\u{A0}89.00"), ("en", "1200", "JPY", "¥1,200"), ("en", "1.5", "KWD", "KWD\u{A0}1.500"),
        ("de", "1234.5", "EUR", "1.234,50\u{A0}€"), ("de_DE", "89", "CHF", "89,00\u{A0}CHF"),
        ("de-CH", "1200", "CHF", "CHF\u{A0}1’200.00"), ("de-AT", "89", "EUR", "€\u{A0}89,00"),
        ("fr", "12345", "EUR", "12\u{202F}345,00\u{A0}€"), ("fr", "1234", "EUR", "1234,00\u{A0}€"),
        ("nl", "89", "EUR", "€\u{A0}89,00"), ("sv", "499", "SEK", "499,00\u{A0}kr"),
        ("sv", "499", "NOK", "499,00\u{A0}NOK"),
        ("pl-PL", "10", "PLN", "10,00\u{A0}zł"), ("pt-BR", "10", "BRL", "R$\u{A0}10,00"),
        ("ja", "1200", "JPY", "¥1,200"),
        ("xx", "1", "EUR", "€1.00"), ("", "0.05", "EUR", "€0.05"),
    ])
    func `with its symbol and separators`(locale: String, amount: String, currency: String, text: String) throws {
        let money = Money(amount: try #require(Decimal(string: amount)), currency: currency)
        #expect(MoneyFormat(locale: locale).text(money) == text)
    }
}
