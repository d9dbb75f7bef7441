Feature: Keeping the calendar
  The calendar shows a teacher what is due when, and is where most assignments begin.
  For teachers, who look at it many times a day.

  Rule: An assignment stands on the day it is due, and shows how it stands; only the site has a calendar, so there is no API scenario

    @UI-97 @UI-108 @ui @no-api
    Scenario: Three assignments
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due in 2 days
      And Ada has published the reading "Read 1", opening in 3 days, due in 5 days
      And Ada has saved the event "Trip", due in 4 days as a draft
      When Ada looks at the calendar
      Then "Week 1", "Read 1" and "Trip" stand there on their due days, as open, as published and as a draft

    @UI-98 @ui @no-api
    Scenario: Other months
      Given Ada teaches a course
      When Ada turns to the next month and back
      Then Ada sees this month, the next one and this one again

    @UI-103 @UI-104 @ui @no-api
    Scenario: What the calendar says of each kind
      Given Ada teaches Ben
      And Ada has published the reading "Read 1"
      And Ada has published the homework "Week 1"
      And Ada has published the external assignment "Film"
      When Ada looks at what the calendar says of "Read 1", "Week 1" and "Film"
      Then each of them is summed up with its name, its dates and how far the class is

    @nightly @UI-103 @ui @no-api
    Scenario: What it says of an event
      Given Ada teaches Ben
      And Ada has published the event "Trip"
      When Ada looks at what the calendar says of "Trip"
      Then each of them is summed up with its name, its dates and how far the class is

    @UI-106 @ui @no-api
    Scenario: An address for a learning management system
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ada asks for the address of "Week 1"
      Then it is an address that can be passed on

    @nightly @UI-105 @ui @no-api
    Scenario: Ways out of it
      Given Ada teaches a course
      When Ada looks where the calendar leads
      Then it leads to the book, the questions, the gradebook and the forecast of the course

  Rule: What is added from a day is due on that day; only the site has days to add to, so there is no API scenario

    @UI-99 @ui @no-api
    Scenario: What can be added
      Given Ada teaches a course
      When Ada asks the calendar what can be added
      Then a list of all kinds of assignments comes, and goes when it is not wanted

    @UI-100 @UI-109 @ui @no-api
    Scenario: Chosen on a day
      Given Ada teaches a course
      When Ada adds a homework on the day that is in 3 days
      Then it is proposed to be due in 3 days

    @UI-101 @ui @no-api
    Scenario: Dragged onto a day
      Given Ada teaches a course
      When Ada drags an event onto the day that is in 2 days
      Then it is proposed to be due in 2 days

    @UI-102 @ui @no-api
    Scenario: Days past, and days after the term
      Given Ada teaches a course
      When Ada tries to add something on days past, in the term, and after it
      Then only the day in the term offers it
