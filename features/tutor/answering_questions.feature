Feature: Answering questions
  A question asks for a choice, for words, or for words and then a choice. What counts is what arrives.
  For students, who must be able to trust that their answer is the one that they gave.

  Rule: Where words and a choice are asked for, both are kept

    @severity-1 @TK-06 @api @ui
    Scenario: Words first, then a choice
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 2 questions
      When Ben answers a question of "Week 1" that asks for words and a choice
      Then Ben's words and choice are kept

    @TK-07 @api @ui
    Scenario: Blanks are no words
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 2 questions
      When Ben tries to write nothing but blanks in a question of "Week 1" that asks for both
      Then Ben is refused because something in it is not valid

  Rule: Ten thousand characters are the most that an answer can have; the site stops at 500 words, so there is no browser scenario

    @nightly @TK-08 @api @no-ui
    Scenario: As many as there may be
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 2 questions
      When Ben answers a question of "Week 1" that asks for both in 10000 characters
      Then Ben's words and choice are kept

    @nightly @TK-08 @api @no-ui
    Scenario: One more
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 2 questions
      When Ben tries to answer a question of "Week 1" that asks for both in 10001 characters
      Then Ben is refused because something in it is not valid

  Rule: Only what is offered can be chosen; the site offers nothing else, so there is no browser scenario

    @TK-09 @api @no-ui
    Scenario: A choice from nowhere
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ben tries to choose what question 1 of "Week 1" does not offer
      Then Ben is refused because something in it is not valid
      And question 1 of "Week 1" is still open to Ben

  Rule: A written answer can be written anew until it is graded

    @UI-211 @api @ui
    Scenario: Writing it again
      Given Ada teaches Ben
      And Ada has published the homework "Essay", on page 9, with 1 question
      And Ben has written "It falls." as answer to question 1 of "Essay"
      When Ben writes "It falls faster and faster." as answer to question 1 of "Essay"
      Then Ben's answer to question 1 of "Essay" is "It falls faster and faster."

    @TK-11 @UI-211 @api @ui
    Scenario: Not once it is graded
      Given Ada teaches Ben
      And Ada has given the homework "Essay", due 2 days ago, on page 9, with 1 question, which Ben worked all right
      And Ada has graded Ben's answer to question 1 of "Essay" with 0.5 points
      When Ben tries to write "It falls faster." as answer to question 1 of "Essay"
      Then Ben is refused because something in it is not valid

  Rule: The site takes no more than 500 words; the API counts characters, so there is no API scenario

    @UI-211 @ui @no-api
    Scenario: One word too many
      Given Ada teaches Ben
      And Ada has published the homework "Essay", on page 9, with 1 question
      When Ben tries to write 501 words as answer to question 1 of "Essay"
      Then Ben is refused because something in it is not valid

  Rule: An answer that arrives twice counts once

    @TK-18 @api @ui
    Scenario: A double click
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", on page 9, with 4 questions, with several attempts
      When Ben sends a wrong answer to question 4 of "Week 1" twice in one moment
      Then Ben has 2 more attempts at question 4 of "Week 1"

  Rule: Where answers may be tried again, there are two attempts fewer than choices, and one at least

    @TK-19 @api @ui
    Scenario: One of three attempts is used
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", on page 9, with 4 questions, with several attempts
      And Ben has answered question 4 of "Week 1" wrong 1 time
      When Ben answers question 4 of "Week 1" wrong in another way
      Then Ben has 1 more attempt at question 4 of "Week 1"

    @TK-19 @api @ui
    Scenario Outline: Of <choices> choices <attempts> may be tried, then it is over
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", on page 9, with 4 questions, with several attempts
      And Ben has answered question <number> of "Week 1" wrong <attempts> time
      When Ben tries to answer question <number> of "Week 1" right
      Then Ben is refused because something in it is not valid
      And Ben is told which answer to question <number> of "Week 1" is right

      Examples:
        | number | choices | attempts |
        | 2      | 2       | 1        |
        | 4      | 5       | 3        |

  Rule: An answer that was meant as another attempt is refused; the site counts attempts by itself, so there is no browser scenario

    @TK-20 @api @no-ui
    Scenario Outline: The second attempt, taken for attempt <attempt>
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", on page 9, with 4 questions, with several attempts
      And Ben has answered question 4 of "Week 1" wrong 1 time
      When Ben tries to answer question 4 of "Week 1", taking it for attempt <attempt>
      Then Ben is refused because something in it is not valid
      And Ben has 2 more attempts at question 4 of "Week 1"

      Examples:
        | attempt |
        | 1       |
        | 3       |

  Rule: Shuffled choices keep the order of the first attempt

    @nightly @TK-22 @api @ui
    Scenario: The second attempt
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", on page 9, with 4 questions, with several attempts, with shuffled choices
      And Ben has answered question 4 of "Week 1" wrong 1 time
      And Ben remembers in what order question 4 of "Week 1" shows its choices
      When Ben answers question 4 of "Week 1" wrong in another way
      Then question 4 of "Week 1" shows Ben its choices in the same order

  Rule: An answer that was given stays given, however often it is changed (its first moment is told to nobody, its last is); it takes days, so there is no browser scenario

    @TK-12 @needs.time-travel @api @no-ui
    Scenario: Changed by chance, over days
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due in 9 days, with 4 questions, with feedback when due
      When Ben changes answers of "Week 1" 8 times by chance, hours apart
      Then what was answered stayed so after each change
      And each change moved the moment of the last work on
