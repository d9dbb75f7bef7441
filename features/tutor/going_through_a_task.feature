Feature: Going through a task
  The site leads through a task: a card to begin with, a page or a question at a time, a card at the end.
  For students, who should think about motion and forces and not about the way.

  Rule: A reading goes on page by page, and back; only the site leads, so there is no API scenario

    @UI-182 @UI-184 @ui @no-api
    Scenario: The beginning
      Given Ada teaches Ben
      And Ada has published the reading "Read 1", on page 2
      When Ben starts "Read 1" from its first card
      Then the card tells when "Read 1" is due
      And it leads to page 2 of the book, under its number

    @UI-183 @UI-193 @ui @no-api
    Scenario: From the beginning to the end
      Given Ada teaches Ben
      And Ada has given the reading "Read 1", due 2 days ago, on page 8, which Ben worked all right
      When Ben goes through "Read 1" from its first card to its last
      Then Ben met page 8 of the book, step by step and back again
      And the progress grew with each step, up to the whole
      And the last card says "You are done."

    @UI-185 @ui @no-api
    Scenario: The overview
      Given Ada teaches Ben
      And Ada has published the reading "Read 1", on page 2
      When Ben goes from the overview of "Read 1" to its first page
      Then the overview has a card for each of its 4 steps and more
      And it led to page 2 of the book

  Rule: A new kind of question is explained once; only the site explains, so there is no API scenario

    @nightly @UI-210 @ui @no-api
    Scenario: Two-step questions
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 2 questions
      And Ben has read in "Week 1" what two-step questions are
      When Ben looks again in "Week 1" for what two-step questions are
      Then no card explains it

    @nightly @UI-190 @needs.biglearn @ui @no-api
    Scenario: Spaced practice
      Given Ada teaches Ben
      And Ada has given the reading "Read 1", on page 1, due 2 days ago, which Ben worked all right
      And Ada has given the reading "Read 2", on page 2, due yesterday, which Ben worked all right
      When Ben looks in "Read 2" for what spaced practice is
      Then a card explains it

  Rule: Around a question stands what may be needed; only the site has that, so there is no API scenario

    @UI-195 @UI-199 @UI-209 @ui @no-api
    Scenario: Before the answer
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 3 questions
      When Ben looks around question 3 of "Week 1"
      Then it can be submitted once something is chosen, and not before
      And a mistake in it can be reported under its own number
      And its link to the book leads to a page with a number

    @UI-204 @UI-197 @ui @no-api
    Scenario Outline: The points of an answer, with feedback <feedback>
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with feedback <feedback>
      And Ben has answered question 3 of "Week 1" right
      When Ben looks around question 3 of "Week 1"
      Then the row of questions shows <points> for it

      Examples:
        | feedback | points    |
        | at once  | 1 point   |
        | when due | no points |

  Rule: An external assignment and an event are one card; only the site has cards, so there is no API scenario

    @UI-215 @ui @no-api
    Scenario: There and back
      Given Ada teaches Ben
      When Ada publishes the external assignment "Film"
      Then Ben follows the link of "Film" and comes back to the dashboard
      And Ben's dashboard does not tell how well "Film" went

    @nightly @UI-217 @ui @no-api
    Scenario: An event
      Given Ada teaches Ben
      When Ada publishes the event "Field trip"
      Then the card of "Field trip" tells Ben when it is due
